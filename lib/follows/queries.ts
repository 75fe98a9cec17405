import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { listFacts } from '@/lib/notifications/facts'
import type { EventFacts } from '@/lib/notifications/wording'
import { titleOfSlug } from '@/lib/wiki/paths'
import { isMuted } from './muted'
import type { Followed } from './types'

const NEWS_PAGE = 30
/** How many acts of each sort one page looks through at most; the next page goes on from there. */
const LOOKED_THROUGH = 2_000
const newsVerbs = ['asked', 'created-page', 'edited', 'reverted', 'moved-page', 'approved-changes']

/**
 * New questions and pages, and edits, in what somebody watches or tracks, newest first. `next` is where the next page
 * begins; a page may be short or empty and still have one.
 */
export async function listNews(
  reader: { id: string },
  before: number | null,
): Promise<{ news: EventFacts[]; next: number | null }> {
  const start = before === null ? sql`` : sql`and e.id < ${before}`
  const [window] = await db.execute<{ floor: number | null }>(sql`
    select max(reached.low) as floor from unnest(${textArray(newsVerbs)}) v (verb) cross join lateral (
      select min(seen.id) as low, count(*) as number from (
        select e.id from event e where e.verb = v.verb ${start} order by e.id desc limit ${LOOKED_THROUGH}) seen
      ) reached where reached.number = ${LOOKED_THROUGH}`)
  const floor = window?.floor ?? 0
  const rows = await db.execute<{ id: number }>(sql`
    select e.id from event e join post p on p.id = e.post_id join post r on r.id = e.root_id
    where e.verb in ${newsVerbs} and e.id >= ${floor} ${start} and p.visible and r.visible
      and coalesce(e.data ->> 'minor', 'false') <> 'true' and e.actor_id is distinct from ${reader.id}
      and ${isFollowed(sql`${reader.id}`, sql`e.root_id`, sql`e.data -> 'shelves'`)} and not ${isMuted(sql`${reader.id}`, sql`e.root_id`)}
    order by e.id desc limit ${NEWS_PAGE + 1}`)
  const shown = rows.slice(0, NEWS_PAGE).map((row) => row.id)
  const facts = await listFacts(db, shown)
  const next = rows.length > NEWS_PAGE ? (shown.at(-1) ?? null) : floor > 0 ? floor : null
  return { news: shown.flatMap((id) => facts.get(id) ?? []), next }
}

/** Everything somebody follows or muted: tags by name, then threads, newest first. */
export async function listFollows(userId: string): Promise<Followed[]> {
  const rows = await db.execute<FollowRow>(sql`
    select f.id, f.level, t.name, t.kind = 'vendor' as vendor, f.post_id, p.kind,
      coalesce(q.title, w.title, v.name, v.pci_id, r.name, s.name) as title,
      coalesce(q.slug, w.vendor || '/' || w.slug, f.pci_id, f.driver, f.shelf) as slug,
      case when f.pci_id is not null then 'device' when f.driver is not null then 'driver'
        when f.shelf is not null then 'shelf' end as thing
    from follow f left join tag t on t.id = f.tag_id left join post p on p.id = f.post_id
      left join question q on q.post_id = f.post_id left join page w on w.post_id = f.post_id
      left join device v on v.pci_id = f.pci_id left join driver r on r.slug = f.driver
      left join vendor s on s.slug = split_part(f.shelf, '#', 1)
    where f.user_id = ${userId} and (f.post_id is null or p.visible)
    order by t.name nulls last, f.id desc limit ${FOLLOWS_MAX}`)
  return rows.map(toFollowed)
}

/** What one screen of them holds; nobody keeps more by hand. */
const FOLLOWS_MAX = 1_000

/** Whether `user` watches or tracks the thread of `root`, one of its tags or one of the shelves it stood on. */
function isFollowed(user: SQL, root: SQL, shelves: SQL): SQL {
  return sql`exists (
    select 1 from follow following where following.user_id = ${user} and following.level in ('watch', 'track')
      and (following.post_id = ${root} or jsonb_exists(${shelves}, following.shelf)
        or following.tag_id in (select carried.tag_id from post_tag carried where carried.post_id = ${root})))`
}

function textArray(words: string[]): SQL {
  return sql`array[${sql.join(
    words.map((word) => sql`${word}`),
    sql`, `,
  )}]::text[]`
}

type FollowRow = {
  id: number
  level: Followed['level']
  name: string | null
  vendor: boolean | null
  post_id: number | null
  kind: string | null
  title: string | null
  slug: string | null
  thing: 'device' | 'driver' | 'shelf' | null
}

function toFollowed({ id, level, name, vendor, post_id, kind, title, slug, thing }: FollowRow): Followed {
  if (name !== null) return { id, level, target: { kind: 'tag', name, vendor: vendor ?? false } }
  if (thing === 'shelf')
    return { id, level, target: { kind: thing, name: shelfName(title ?? '', slug ?? ''), slug: slug ?? '' } }
  if (thing) return { id, level, target: { kind: thing, name: title ?? slug ?? '', slug: slug ?? '' } }
  const target = { id: post_id ?? 0, title: title ?? '', slug: slug ?? '' }
  return { id, level, target: { kind: kind === 'page' ? 'page' : 'question', ...target } }
}

function shelfName(vendor: string, shelf: string): string {
  const [, topic] = shelf.split('#')
  return topic === undefined ? `${vendor} driver notes` : `${vendor} driver notes: ${titleOfSlug(topic)}`
}
