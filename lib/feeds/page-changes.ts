import 'server-only'
import { db } from '@/db/client'
import { plainDiff } from '@/lib/diff/plain'
import { listShownNumbers } from '@/lib/protection/queries'
import { type ReadRevision, readRevisions } from '@/lib/revisions/reader'
import { routes } from '@/lib/routes'
import { escapeHtml } from '@/lib/text/escape-html'
import type { FeedEntry } from './types'

const ENTRIES = 20

/** The newest changes of a page that its readers saw, each with the lines that changed. */
export async function listPageChanges(page: {
  id: number
  path: string
  title: string
}): Promise<FeedEntry[]> {
  const numbers = await listShownNumbers(db, page.id, ENTRIES + 1)
  const versions = await readRevisions(db, page.id, { numbers })
  return versions.slice(0, ENTRIES).map((version, index) => toEntry(page, version, versions[index + 1]))
}

function toEntry(
  { id, path, title }: { id: number; path: string; title: string },
  version: ReadRevision,
  before: ReadRevision | undefined,
): FeedEntry {
  const { number, summary, author, byline, at, words } = version
  const said = summary || (number === 1 ? 'Page created' : 'Edited')
  const diff = words && before?.words ? plainDiff(before.words.body, words.body) : null
  return {
    key: `post/${id}/revision/${number}`,
    title: `${words?.title ?? title}: ${said}`,
    href: before ? routes.pageDiff(path, before.number, number) : routes.page(path),
    published: at,
    updated: at,
    author: author.handle,
    byline,
    categories: [],
    html: diff === null ? '' : `<pre>${escapeHtml(diff)}</pre>`,
    summary: before ? '' : said,
  }
}
