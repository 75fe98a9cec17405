import type { PagePath } from '@/lib/wiki/paths'
import { type Bytes, type Packing, textOf } from '../bytes'
import type { ImportOptions } from '../input'
import { slugOf } from '../ready'
import { count, skip } from '../report'
import type { Findings, Plan, ReadyPage, Source, SourceName, Survey } from '../types'
import { normalTitle } from '../wikitext/links'
import { redirectOf } from '../wikitext/magic'
import { type DumpPage, type DumpSite, isOlder, readDump } from './dump'
import { readyPage } from './page'

type Opened = { bytes: Bytes; packing: Packing; most?: number | undefined }

/** A dump of MediaWiki, read twice: for its titles, then page by page. */
export function mediawikiSource(opened: Opened, options: ImportOptions): Source {
  let site: DumpSite = { name: '', base: '', database: '' }
  const read = (history: 'all' | 'newest') =>
    readDump(textOf(opened.bytes, opened.packing, opened.most), { history, onSite: (told) => (site = told) })
  return {
    kind: 'mediawiki',
    survey: async (findings) => {
      const names = await namesIn(read('newest'), options, findings)
      return {
        source: options.source || site.name || site.database || opened.bytes.name,
        names,
      } satisfies Survey
    },
    pages: (plan, findings) => pagesIn(read(options.history), plan, findings, site),
  }
}

async function namesIn(
  pages: AsyncIterable<DumpPage>,
  options: ImportOptions,
  findings: Findings,
): Promise<SourceName[]> {
  const names = new Map<string, SourceName>()
  for await (const page of pages) {
    const name = normalTitle(page.title)
    if (!options.namespaces.includes(page.namespace)) {
      count(findings.leftOut, namespaceName(page.namespace), name)
      continue
    }
    if (name === '') skip(findings, `page ${page.id}`, 'it has no title')
    else if (names.has(name)) skip(findings, name, 'it stands in the dump twice')
    else {
      const redirect = redirectIn(page)
      const wanted: PagePath = { vendor: options.vendor, slug: slugOf(name, `page ${page.id}`) }
      names.set(name, { name, wanted, redirect: redirect === null ? null : normalTitle(redirect) })
    }
  }
  return [...names.values()]
}

const spaces: Record<number, string> = {
  ...{ 1: 'Talk', 2: 'User', 3: 'User talk', 4: 'Project', 6: 'File', 8: 'MediaWiki', 10: 'Template' },
  ...{ 12: 'Help', 14: 'Category' },
}

const namespaceName = (number: number) =>
  `pages of namespace ${number}${spaces[number] ? ` (${spaces[number]})` : ''}`

function redirectIn(page: DumpPage): string | null {
  const newest = newestOf(page)
  const target = page.redirect ?? redirectOf(newest?.text?.slice(0, 1_000) ?? '')
  return target?.replace(/#.*$/, '').trim() || null
}

function newestOf({ revisions }: DumpPage) {
  return revisions.reduce<(typeof revisions)[number] | undefined>(
    (newest, other) => (newest && isOlder(other, newest) ? newest : other),
    undefined,
  )
}

async function* pagesIn(
  pages: AsyncIterable<DumpPage>,
  plan: Plan,
  findings: Findings,
  site: DumpSite,
): AsyncGenerator<ReadyPage> {
  const seen = new Set<string>()
  for await (const page of pages) {
    const name = normalTitle(page.title)
    const path = plan.paths.get(name)
    if (
      !path ||
      !plan.options.namespaces.includes(page.namespace) ||
      redirectIn(page) !== null ||
      seen.has(name)
    )
      continue
    seen.add(name)
    findings.pages += 1
    const ready = await readyPage({ ...page, title: name }, path, { plan, findings, site })
    if (ready) yield ready
  }
}
