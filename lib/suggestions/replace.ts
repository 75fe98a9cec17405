import 'server-only'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { db, type Transaction, transaction } from '@/db/client'
import { suggestions } from '@/db/schema'
import { record } from '@/lib/events/record'
import { refuseLinks } from '@/lib/limits/links'
import { spendQuota } from '@/lib/limits/quota'
import { inTurn } from '@/lib/limits/turn'
import { compose } from '@/lib/posts/compose'
import { refuseThread } from '@/lib/posts/policy'
import { lockThread } from '@/lib/posts/thread'
import { fail, ok, type Result } from '@/lib/result'
import { getSettings } from '@/lib/settings/queries'
import type { Viewer } from '@/lib/users/types'
import { type Decided, eventOf, type Refused } from './accept'
import { openFor } from './commands'
import type { ReworkInput } from './input'
import { type Choice, lookAt } from './look'
import type { Suggestion } from './queries'

/** Puts another text in the place of one's own open suggestion, made on what the post is now. */
export async function replaceSuggestion(
  viewer: Viewer,
  { id, base, summary }: ReworkInput,
  values: Record<string, string>,
): Promise<{ ok: true; value: Decided } | Refused> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const found = await openFor(viewer, id, true)
    if (!found.ok) return found
    const look = await lookAt(db, found.value)
    const typed = await look?.typed(values, base)
    if (!look || !typed) return fail('conflict', 'The revision this started from is not there any more.')
    if (!typed.ok) return typed
    if (typed.value.empty)
      return fail('invalid', 'This leaves the text as it is. Withdraw the suggestion instead.')
    const body = await compose(found.value.postId, typed.value.text.body)
    const links = refuseLinks(viewer, body.rendered.html, await getSettings())
    if (links) return links
    const plan = { suggestion: found.value, choice: typed.value, number: look.number, summary }
    const result = await inTurn(viewer, () => transaction((tx) => replace(tx, viewer, plan)))
    if (result !== 'stale') return result
  }
  return fail('conflict', 'This post is being edited by several people at once. Please try again.')
}

type Plan = { suggestion: Suggestion; choice: Choice; number: number; summary: string }

async function replace(
  tx: Transaction,
  viewer: Viewer,
  { suggestion, choice, number, summary }: Plan,
): Promise<Result<Decided> | 'stale'> {
  const { id, postId, stamp } = suggestion
  const thread = await lockThread(tx, postId)
  const no = refuseThread(viewer, thread)
  if (no || !thread) return no ?? fail('not-found', 'There is no such post.')
  if (thread.revisionCount !== number) return 'stale'
  const write = await choice.prepare(tx, viewer, thread)
  if (!write.ok) return write
  const spent = await spendQuota(tx, viewer, 'edits')
  if (spent && !spent.ok) return spent
  const rows = await tx
    .update(suggestions)
    .set({ ...choice.columns, baseNumber: number, staleSince: null, summary })
    .where(
      and(eq(suggestions.id, id), isNull(suggestions.outcome), sql`${suggestions}.xmin::text = ${stamp}`),
    )
    .returning({ id: suggestions.id })
  if (rows.length === 0) return 'stale'
  await record(tx, eventOf('suggested', viewer, suggestion, { suggestion: id, again: true }))
  return ok({ id, postId })
}
