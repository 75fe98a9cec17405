import { faultsOf } from './content'
import { issueFaultsOf } from './issue-content'
import { knownTargets } from './known'
import { readIssues, readPages } from './read'

/** `npm run check:content`: what is wrong with the pages and known issues of db/starter, a line each. */
const known = knownTargets()
const pages = readPages()
const issues = readIssues()
const faults = [
  ...pages.flatMap((page) => faultsOf(page, known).map((fault) => `${page.vendor}/${page.slug}: ${fault}`)),
  ...issues.flatMap((issue) => issueFaultsOf(issue, known).map((fault) => `issues/${issue.slug}: ${fault}`)),
]
for (const fault of faults) process.stdout.write(`${fault}\n`)
process.stdout.write(`${pages.length} pages, ${issues.length} known issues, ${faults.length} faults\n`)
process.exitCode = faults.length > 0 ? 1 : 0
