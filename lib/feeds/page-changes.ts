import 'server-only'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { plainDiff } from '@/lib/diff/plain'
import { isReadable } from '@/lib/revisions/bodies'
import { routes } from '@/lib/routes'
import { escapeHtml } from '@/lib/text/escape-html'
import type { FeedEntry } from './types'

const ENTRIES = 20

type Version = {
  number: number
  title: string | null
  body: string
  summary: string
  created_at: string
  author: string
}

/** The newest changes of a page, each with the lines that changed. */
export async function listPageChanges(page: {
  id: number
  path: string
  title: string
}): Promise<FeedEntry[]> {
  const versions = await db.execute<Version>(sql`
    select v.number, v.title, v.body_markdown as body, v.summary, v.created_at,
      u.handle as author
    from revision v join users u on u.id = v.author_id
    where v.post_id = ${page.id} and ${isReadable} order by v.number desc limit ${ENTRIES + 1}`)
  return versions.slice(0, ENTRIES).map((version, index) => toEntry(page, version, versions[index + 1]))
}

function toEntry(
  { id, path, title }: { id: number; path: string; title: string },
  version: Version,
  before: Version | undefined,
): FeedEntry {
  const { number, summary, author } = version
  const at = new Date(version.created_at)
  const said = summary || (number === 1 ? 'Page created' : 'Edited')
  return {
    key: `post/${id}/revision/${number}`,
    title: `${version.title ?? title}: ${said}`,
    href: before ? routes.pageDiff(path, before.number, number) : routes.page(path),
    published: at,
    updated: at,
    author,
    categories: [],
    html: before ? `<pre>${escapeHtml(plainDiff(before.body, version.body))}</pre>` : '',
    summary: before ? '' : said,
  }
}
