import 'server-only'
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { suggestions } from '@/db/schema'
import type { Consumer, LogEvent } from '@/lib/events/consume'
import { record } from '@/lib/events/record'
import type { Verb } from '@/lib/events/verbs'
import { eventOf } from './accept'
import { lookAt } from './look'
import { getSuggestion } from './queries'

/**
 * Looks at the open suggestions of a post again when it has a new revision: what can be joined is carried over to it, what
 * cannot is marked as stale until its author, a reviewer or a later revision puts it right. Pages that show a suggestion
 * join it anew themselves, so nothing waits for this; done twice it does nothing.
 */
export const rebase: Consumer = {
  name: 'rebase',
  consume: async (tx, events) => {
    const postIds = [...new Set(events.filter(isNewRevision).flatMap(({ postId }) => postId ?? []))]
    if (postIds.length === 0) return
    const open = await tx
      .select({ id: suggestions.id })
      .from(suggestions)
      .where(and(inArray(suggestions.postId, postIds), isNull(suggestions.outcome)))
      .orderBy(asc(suggestions.id))
    for (const { id } of open) await carryOver(tx, id)
  },
}

const revising: Verb[] = [
  'edited',
  'reverted',
  'moved-page',
  'imported-page',
  'held-change',
  'rejected-changes',
]

function isNewRevision({ verb }: LogEvent): boolean {
  return revising.includes(verb)
}

async function carryOver(tx: Transaction, id: number): Promise<void> {
  const suggestion = await getSuggestion(id, tx)
  if (!suggestion || suggestion.outcome) return
  const { baseNumber, post, staleSince, stamp } = suggestion
  if (baseNumber === post.revisionCount && !staleSince) return
  const look = await lookAt(tx, suggestion)
  if (!look || (!look.clean && staleSince)) return
  const all = new Set(look.hunks.map((hunk) => hunk.id))
  const change = look.clean
    ? { ...look.choose(all).columns, baseNumber: look.number, staleSince: null }
    : { staleSince: sql`now()` }
  // Replaced or decided meanwhile: then there is nothing to do, or another event tells of it.
  const rows = await tx
    .update(suggestions)
    .set(change)
    .where(
      and(eq(suggestions.id, id), isNull(suggestions.outcome), sql`${suggestions}.xmin::text = ${stamp}`),
    )
    .returning({ id: suggestions.id })
  if (rows.length > 0 && !look.clean)
    await record(tx, eventOf('outdated-suggestion', null, suggestion, { suggestion: id }))
}
