import 'server-only'
import { createHash } from 'node:crypto'
import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { events, pages, posts } from '@/db/schema'
import { pathOf } from './paths'
import { SUBTREE_MAX, type SubtreeWish } from './subtree-input'
import { changesPath, type PlannedMove, planMoves, type SubtreePage, withDoubles } from './subtree-plan'
import type { SubtreePlan } from './subtree-types'

export type Wish = SubtreeWish | { undo: number }

/** For the screen. */
export function previewSubtree(wish: Wish): Promise<SubtreePlan | null> {
  return getSubtreePlan(db, wish)
}

/** What a move would do and what stands in its way, as things are now. Null when there is no such move to take back. */
export async function getSubtreePlan(executor: Executor, wish: Wish): Promise<SubtreePlan | null> {
  const planned = 'undo' in wish ? await planUndo(executor, wish.undo) : await planWish(executor, wish)
  if (!planned) return null
  const moves = await withProblems(executor, planned.moves)
  return { ...planned, moves, seen: fingerprint(moves) }
}

async function planWish(executor: Executor, wish: SubtreeWish) {
  const { vendor, topic, prefix } = wish
  const chosen = and(
    eq(pages.vendor, vendor),
    topic === null ? undefined : eq(pages.topic, topic),
    sql`starts_with(${pages.slug}, ${prefix})`,
  )
  const rows = await listPages(executor, and(chosen, eq(posts.visible, true)), SUBTREE_MAX + 1)
  const [counted] = await executor
    .select({ unseen: sql<number>`count(*)::int` })
    .from(pages)
    .innerJoin(posts, and(eq(posts.id, pages.postId), eq(posts.visible, false)))
    .where(chosen)
  const moves = planMoves(rows.slice(0, SUBTREE_MAX), wish)
  return { moves, more: rows.length > SUBTREE_MAX, unseen: counted?.unseen ?? 0 }
}

function listPages(executor: Executor, where: ReturnType<typeof and>, most: number): Promise<SubtreePage[]> {
  const { postId: id, vendor, slug, title, topic } = pages
  return executor
    .select({ id, vendor, slug, title, topic })
    .from(pages)
    .innerJoin(posts, eq(posts.id, pages.postId))
    .where(where)
    .orderBy(asc(pages.vendor), asc(pages.slug))
    .limit(most)
}

/** What the log keeps of each page of a move. */
export type MovedPage = { id: number; from: string; to: string; topic: string; toTopic: string }

async function planUndo(executor: Executor, eventId: number) {
  const moved = await getMovedPages(executor, eventId)
  if (!moved) return null
  const ids = moved.map(({ id }) => id)
  const now = new Map(
    (await listPages(executor, inArray(pages.postId, ids), SUBTREE_MAX)).map((page) => [page.id, page]),
  )
  const moves = moved.flatMap(({ id, from, to, topic }): PlannedMove[] => {
    const page = now.get(id)
    if (!page) return []
    const [vendor = '', slug = ''] = from.split('/')
    const here = { vendor: page.vendor, slug: page.slug }
    const problem = pathOf(page) === to ? null : `It was moved again since, from ${to}.`
    return [
      { id, title: page.title, from: here, to: { vendor, slug }, topic: page.topic, toTopic: topic, problem },
    ]
  })
  return { moves: withDoubles(moves), more: false, unseen: 0 }
}

export async function getMovedPages(executor: Executor, eventId: number): Promise<MovedPage[] | null> {
  const [event] = await executor
    .select({ moves: sql<MovedPage[]>`${events.data} -> 'moves'` })
    .from(events)
    .where(and(eq(events.id, eventId), eq(events.verb, 'moved-subtree')))
  return Array.isArray(event?.moves) ? event.moves : null
}

/** The newest moves, to be taken back. */
export async function listSubtreeMoves() {
  return db
    .select({
      id: events.id,
      at: events.at,
      from: sql<string>`${events.data} ->> 'from'`,
      to: sql<string>`${events.data} ->> 'to'`,
      count: sql<number>`(${events.data} ->> 'count')::int`,
    })
    .from(events)
    .where(eq(events.verb, 'moved-subtree'))
    .orderBy(desc(events.id))
    .limit(5)
}

async function withProblems(executor: Executor, moves: PlannedMove[]): Promise<PlannedMove[]> {
  if (moves.length === 0) return moves
  const [states, taken] = [await listStates(executor, moves), await listTaken(executor, moves)]
  return moves.map((move) => ({
    ...move,
    problem: move.problem ?? states.get(move.id) ?? (changesPath(move) ? (taken.get(move.id) ?? null) : null),
  }))
}

/** Pages that nobody should move now. */
async function listStates(executor: Executor, moves: PlannedMove[]): Promise<Map<number, string>> {
  const ids = moves.map(({ id }) => id)
  const rows = await executor.execute<{ id: number; problem: string | null }>(sql`
    select p.id, case
      when not p.visible then 'It was deleted or hidden.'
      when exists (select 1 from lock l where l.post_id = p.id) then 'It is locked.'
      when w.published_number is not null then 'It has changes that wait for approval.' end as problem
    from post p join page w on w.post_id = p.id where p.id in ${ids}`)
  return new Map(
    rows.flatMap(({ id, problem }) => (problem === null ? [] : [[Number(id), problem] as const])),
  )
}

/** What stands at the new addresses already: a page, or the trace of another one. */
async function listTaken(executor: Executor, moves: PlannedMove[]): Promise<Map<number, string>> {
  const wanted = sql.join(
    moves.map(({ id, to }) => sql`(${id}::bigint, ${to.vendor}::text, ${to.slug}::text)`),
    sql`, `,
  )
  const rows = await executor.execute<{ id: number; problem: string }>(sql`
    with wanted (id, vendor, slug) as (values ${wanted})
    select w.id, case when p.visible then 'There is already a page at the new address.'
      else 'A deleted page has the new address; bring it back or choose another.' end as problem
    from wanted w join page using (vendor, slug) join post p on p.id = page.post_id where page.post_id <> w.id
    union all
    select w.id, 'The new address leads to ' || t.vendor || '/' || t.slug || ', which was moved from there.'
    from wanted w join page_redirect r using (vendor, slug) join page t on t.post_id = r.page_id where r.page_id <> w.id
    union all
    select w.id, 'There is no vendor “' || w.vendor || '” here.' from wanted w
    where not exists (select 1 from vendor v where v.slug = w.vendor)`)
  return new Map(rows.map(({ id, problem }) => [Number(id), problem]))
}

function fingerprint(moves: PlannedMove[]): string {
  const lines = moves.map(({ id, from, to, topic, toTopic }) =>
    [id, pathOf(from), pathOf(to), topic === toTopic ? '' : toTopic].join('\t'),
  )
  return createHash('sha256').update(lines.join('\n')).digest('hex')
}
