import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { pathOf } from './paths'
import { changesPath, type PlannedMove } from './subtree-plan'

/** Carries out checked moves of locked pages, all at once. Returns the number of each page's new revision. */
export async function writeMoves(
  tx: Transaction,
  actorId: string,
  { moves, summary }: { moves: PlannedMove[]; summary: string },
): Promise<Map<number, number>> {
  const m = sql`(select * from unnest(
    ${sql.param(moves.map(({ id }) => id))}::bigint[], ${texts(moves.map(({ to }) => to.vendor))},
    ${texts(moves.map(({ to }) => to.slug))}, ${texts(moves.map(({ toTopic }) => toTopic))},
    ${texts(moves.map(saidOf(summary)))}, ${sql.param(moves.map(changesPath))}::boolean[]
  ) as u (id, vendor, slug, topic, said, away)) m`
  await tx.execute(sql`delete from page_redirect r using ${m}
    where m.away and r.vendor = m.vendor and r.slug = m.slug`)
  await tx.execute(sql`insert into page_redirect (vendor, slug, page_id, moved_by)
    select p.vendor, p.slug, p.post_id, ${actorId} from page p join ${m} on m.id = p.post_id where m.away`)
  await changeVendorTags(tx, m)
  await tx.execute(sql`update page p set vendor = m.vendor, slug = m.slug, topic = m.topic
    from ${m} where m.id = p.post_id`)
  await tx.execute(sql`update post p set revision_count = revision_count + 1 from ${m} where m.id = p.id`)
  const rows = await tx.execute<{ id: number; number: number }>(sql`
    insert into revision (post_id, number, base_number, title, lead, body_markdown, tags, details, author_id, summary, kind)
    select r.post_id, r.number + 1, r.number, r.title, r.lead, r.body_markdown,
      coalesce((select array_agg(t.name order by t.id) from post_tag c join tag t on t.id = c.tag_id
        where c.post_id = r.post_id), '{}'),
      coalesce(r.details, '{}') || jsonb_build_object('topic', m.topic), ${actorId}, m.said, 'rename'
    from ${m} join post p on p.id = m.id
      join revision r on r.post_id = m.id and r.number = p.revision_count - 1
    returning post_id as id, number`)
  return new Map(rows.map(({ id, number }) => [Number(id), number]))
}

/** A page carries the tag of its vendor, and not that of the one it leaves. Tags last: every page with them waits. */
async function changeVendorTags(tx: Transaction, m: SQL): Promise<void> {
  const removed = await tx.execute<{ tag_id: number }>(sql`
    delete from post_tag c using ${m}, page p, tag t
    where p.post_id = m.id and p.vendor <> m.vendor and c.post_id = m.id and c.tag_id = t.id
      and t.kind = 'vendor' and t.name = p.vendor
    returning c.tag_id`)
  const added = await tx.execute<{ tag_id: number }>(sql`
    insert into post_tag (post_id, tag_id)
    select m.id, t.id from ${m} join page p on p.post_id = m.id
      join tag t on t.kind = 'vendor' and t.name = m.vendor where p.vendor <> m.vendor
    on conflict do nothing returning tag_id`)
  const difference = new Map<number, number>()
  for (const { tag_id } of removed) difference.set(tag_id, (difference.get(tag_id) ?? 0) - 1)
  for (const { tag_id } of added) difference.set(tag_id, (difference.get(tag_id) ?? 0) + 1)
  const ids = [...difference.keys()]
  if (ids.length === 0) return
  // In one order, or two pages that exchange tags would wait for each other in a circle.
  await tx.execute(sql`select 1 from tag where id in ${ids} order by id for no key update`)
  for (const [id, by] of difference)
    await tx.execute(sql`update tag set page_count = page_count + ${by} where id = ${id}`)
}

/** What the history of the page says. */
function saidOf(summary: string) {
  return (move: PlannedMove): string => {
    const { from, to, topic, toTopic } = move
    const moved = changesPath(move)
      ? `Moved from ${pathOf(from)} to ${pathOf(to)}`
      : `Moved from the topic ${topic} to ${toTopic}`
    return `${moved}${summary ? `: ${summary}` : ''}`.slice(0, 255)
  }
}

function texts(values: string[]) {
  return sql`${sql.param(values)}::text[]`
}
