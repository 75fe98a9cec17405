import { stringify } from 'yaml'
import { sourceLines } from '@/lib/markdown/source-lines'
import { routes } from '@/lib/routes'
import { pathOf } from '@/lib/wiki/paths'
import type { ExportPage } from './queries'

export const LICENCE = 'CC BY-SA 4.0'

export const fileOf = (page: { vendor: string; slug: string }) => `${pathOf(page)}.md`

/** A page as a Markdown file that the import reads again: everything known of it, then its text. */
export function pageFile(page: ExportPage, origin: string): { text: string; assets: Asset[] } {
  const { title, lead, topic, tags, checkedAgainst, checkedOn, reviewBy, contributors, issue } = page
  const matter = {
    ...{ title, path: pathOf(page), lead, topic, tags, checkedAgainst, checkedOn, reviewBy },
    ...{
      author: contributors[0],
      contributors,
      date: page.created.toISOString(),
      edited: page.edited.toISOString(),
    },
    ...{
      revision: page.number,
      aliases: page.aliases,
      source: origin + routes.page(pathOf(page)),
      license: LICENCE,
    },
    ...(issue === null ? {} : { issue }),
  }
  const { body, assets } = withLocalAssets(page.body)
  return { text: `---\n${stringify(matter, { lineWidth: 0 })}---\n\n${body.trimEnd()}\n`, assets }
}

export type Asset = { hash: string; name: string }

const address = /(\]\()\/files\/([0-9a-f]{64})\/([\w.%-]{1,200})(?=[\s)])/g

/** Pictures and logs by their place beside the file, so that an archive can be read anywhere. */
function withLocalAssets(source: string): { body: string; assets: Asset[] } {
  const assets: Asset[] = []
  const body = sourceLines(source)
    .map(({ text, fenced }) =>
      fenced
        ? text
        : text.replace(address, (_, start: string, hash: string, name: string) => {
            assets.push({ hash, name })
            return `${start}../assets/${hash}/${name}`
          }),
    )
    .join('\n')
  return { body, assets }
}
