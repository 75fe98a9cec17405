import 'server-only'
import { sql } from 'drizzle-orm'
import { type Transaction, transaction } from '@/db/client'
import { tags as cacheTags, expire } from '@/lib/cache'
import { record } from '@/lib/events/record'
import { shelvesOf } from '@/lib/follows/shelves'
import { plural } from '@/lib/format/numbers'
import { inTurn } from '@/lib/limits/turn'
import { fail, ok, type Result } from '@/lib/result'
import { refuseWriting } from '@/lib/users/policy'
import { isModerator, type Viewer } from '@/lib/users/types'
import { refreshLinksTo } from './link-marks'
import { pathOf } from './paths'
import { holdPaths } from './places'
import { type ConfirmInput, SUBTREE_MAX, type SubtreeWish } from './subtree-input'
import type { PlannedMove } from './subtree-plan'
import { getSubtreePlan } from './subtree-queries'
import type { SubtreePlan } from './subtree-types'
import { writeMoves } from './subtree-write'

const DEADLINE_MS = 15_000

/**
 * Moves a part of the wiki as it was shown to the moderator, all of it or nothing: to another vendor, under another
 * topic, with names that begin differently; or takes such a move back. Old addresses lead on. Refused with `conflict`
 * when anything stands in the way or when things changed since they were shown. Answers the number of its log entry.
 */
export async function moveSubtree(
  viewer: Viewer,
  input: ConfirmInput,
): Promise<Result<{ event: number; count: number }>> {
  const refused = refuseWriting(viewer)
  if (refused) return refused
  if (!isModerator(viewer)) return fail('forbidden', 'Only moderators move many pages at once.')
  const result = await inTurn(viewer, () =>
    transaction((tx) => move(tx, viewer, input), { deadlineMs: DEADLINE_MS }),
  )
  if (!result.ok) return result
  const { event, moves } = result.value
  expireMoved(viewer, moves)
  await refreshLinksTo(moves.flatMap(({ from, to }) => [pathOf(from), pathOf(to)]))
  return ok({ event, count: moves.length })
}

async function move(tx: Transaction, viewer: Viewer, input: ConfirmInput) {
  const first = await getSubtreePlan(tx, input)
  if (!first) return fail('not-found', 'There is no such move.')
  const no = refusePlan(first, input.seen)
  if (no) return no
  await holdPaths(tx, [...first.moves.flatMap(({ from, to }) => [from, to])])
  const ids = first.moves.map(({ id }) => id)
  await tx.execute(sql`select 1 from post where id in ${ids} order by id for no key update`)
  // Now that nobody else can change them: are they still what was shown?
  const plan = await getSubtreePlan(tx, input)
  const changed = plan ? refusePlan(plan, input.seen) : fail('not-found', 'There is no such move.')
  if (changed || !plan) return changed ?? fail('not-found', 'There is no such move.')
  const numbers = await writeMoves(tx, viewer.id, { moves: plan.moves, summary: input.summary })
  for (const one of plan.moves) await recordMove(tx, viewer, one, numbers.get(one.id) ?? 0, input.summary)
  const event = await record(tx, {
    actorId: viewer.id,
    verb: 'moved-subtree',
    data: dataOf(plan.moves, input),
  })
  return ok({ event, moves: plan.moves })
}

function refusePlan({ moves, more, seen }: SubtreePlan, expected: string) {
  if (moves.length === 0) return fail('invalid', 'There is nothing to move: no page would change its place.')
  if (more) return fail('invalid', `These are more than ${SUBTREE_MAX} pages. Move them in several goes.`)
  const problems = moves.filter(({ problem }) => problem !== null)
  if (problems.length > 0) {
    const some = problems.slice(0, 5).map(({ from, problem }) => `${pathOf(from)}: ${problem}`)
    const rest = problems.length > 5 ? ` And ${plural(problems.length - 5, 'more page')}.` : ''
    return fail('conflict', `Nothing was moved. ${some.join(' ')}${rest}`)
  }
  if (seen !== expected)
    return fail(
      'conflict',
      'Nothing was moved: the pages changed since the list was shown. Look at it again.',
    )
  return null
}

async function recordMove(
  tx: Transaction,
  viewer: Viewer,
  { id, from, to, topic, toTopic }: PlannedMove,
  number: number,
  summary: string,
): Promise<void> {
  const shelves = shelvesOf({ vendor: from.vendor, topic }, { vendor: to.vendor, topic: toTopic })
  const data = { number, from: pathOf(from), to: pathOf(to), summary, shelves }
  await record(tx, { actorId: viewer.id, verb: 'moved-page', postId: id, rootId: id, data })
}

function dataOf(moves: PlannedMove[], input: ConfirmInput) {
  const kept = moves.map(({ id, from, to, topic, toTopic }) => ({
    ...{ id, from: pathOf(from), to: pathOf(to), topic, toTopic },
  }))
  const { summary } = input
  const words = 'undo' in input ? { ...endsOf(moves), undid: input.undo } : wordsOf(input)
  return { ...words, count: moves.length, summary, moves: kept }
}

/** Where from and where to, in words for the log. */
function wordsOf({ vendor, topic, prefix, toVendor, toTopic, toPrefix }: SubtreeWish) {
  const place = (at: string, under: string | null, begin: string) =>
    [at, ...(begin ? [`/${begin}…`] : []), ...(under ? [`, topic ${under}`] : [])].join('')
  return { from: place(vendor, topic, prefix), to: place(toVendor, toTopic, toPrefix) }
}

function endsOf(moves: PlannedMove[]) {
  const [first] = moves
  return { from: first?.from.vendor ?? '', to: first?.to.vendor ?? '' }
}

function expireMoved({ handle }: Viewer, moves: PlannedMove[]): void {
  const vendors = [...new Set(moves.flatMap(({ from, to }) => [from.vendor, to.vendor]))]
  expire(
    ...moves.flatMap(({ from, to }) => [cacheTags.page(pathOf(from)), cacheTags.page(pathOf(to))]),
    ...vendors.flatMap((vendor) => [cacheTags.vendor(vendor), cacheTags.tag(vendor)]),
    ...[cacheTags.home, cacheTags.list, cacheTags.feed, cacheTags.recentChanges, cacheTags.user(handle)],
  )
}
