import { faultsOf } from './content'
import { readPages, readTags } from './read'

/** `npm run check:content`: what is wrong with the pages of db/starter, a line each. */
const pages = readPages()
const known = {
  paths: new Set(pages.map(({ vendor, slug }) => `${vendor}/${slug}`)),
  tags: new Set(readTags().map(({ name }) => name)),
}
const faults = pages.flatMap((page) =>
  faultsOf(page, known).map((fault) => `${page.vendor}/${page.slug}: ${fault}`),
)
for (const fault of faults) process.stdout.write(`${fault}\n`)
process.stdout.write(`${pages.length} pages, ${faults.length} faults\n`)
process.exitCode = faults.length > 0 ? 1 : 0
