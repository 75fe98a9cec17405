import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { getPageFeed } from '@/lib/feeds/feeds'
import { protectPage } from '@/lib/protection/commands'
import type { Level } from '@/lib/protection/types'
import type { Viewer } from '@/lib/users/types'
import { listChanges } from '@/lib/wiki/history'
import { getMarkdown, getPageHead, withBody } from '@/lib/wiki/queries'
import { value } from './world'

export async function guard(moderator: Viewer, id: number, level: Level, expiresAt: Date | null = null) {
  return value(await protectPage(moderator, { id, level, reason: 'For the test', expiresAt }))
}

/** Lets the protection of a page run out, as time would. */
export async function runOut(id: number): Promise<void> {
  await db.execute(
    sql`update page_protection set expires_at = now() - interval '1 second' where page_id = ${id}`,
  )
}

/** All that readers of a page meet anywhere: rows that public queries read, and what some of them answer. */
export async function faceOf(id: number) {
  const rows = await db.execute<{ face: unknown }>(sql`
    select jsonb_build_object(
      'post', (select to_jsonb(p) - 'revision_count' from post p where p.id = ${id}),
      'page', (select to_jsonb(w) - 'published_number' from page w where w.post_id = ${id}),
      'tags', (select jsonb_agg(tag_id order by tag_id) from post_tag where post_id = ${id}),
      'pages of tags', (select jsonb_agg(page_count order by id) from tag),
      'facts', (select to_jsonb(k) from known_issue k where k.page_id = ${id}),
      'links', (select jsonb_agg(target order by target) from wiki_link where post_id = ${id}),
      'errors', (select jsonb_agg(to_jsonb(s) order by s.signature_id) from post_signature s where s.post_id = ${id}),
      'upstream', (select jsonb_agg(to_jsonb(u) order by u.url) from upstream_link u where u.post_id = ${id}),
      'found by', (select jsonb_agg(to_jsonb(d)) from search_document d where d.post_id = ${id}),
      'mentioned', (select jsonb_agg(subject_id order by id) from event where post_id = ${id} and verb = 'mentioned')
    ) as face`)
  const head = await getPageHead(id)
  if (!head) throw new Error('No such page')
  const { number: _, shownNumber: __, ...seen } = await withBody(head)
  const feed = await getPageFeed(`${head.vendor}/${head.slug}`)
  const { changes } = await listChanges({})
  return {
    rows: rows[0]?.face,
    seen,
    raw: await getMarkdown(id),
    feed: feed?.entries,
    changes: changes.filter((change) => change.root.id === id),
  }
}

/** What waits for approval: the revision that is shown and the newest one. */
export async function numbersOf(id: number) {
  const [row] = await db.execute<{ published: number | null; newest: number }>(sql`
    select w.published_number as published, p.revision_count as newest from page w join post p on p.id = w.post_id
    where w.post_id = ${id}`)
  return row
}
