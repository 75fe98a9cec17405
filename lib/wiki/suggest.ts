import 'server-only'
import { eq } from 'drizzle-orm'
import { db, type Transaction, transaction } from '@/db/client'
import { suggestions } from '@/db/schema'
import { spendQuota } from '@/lib/limits/quota'
import { inTurn } from '@/lib/limits/turn'
import { compose } from '@/lib/posts/compose'
import { expireThreadAndLists } from '@/lib/posts/expiry'
import { refuseThread } from '@/lib/posts/policy'
import { lockThread, type ThreadPost } from '@/lib/posts/thread'
import { refuseGuarded } from '@/lib/protection/gate'
import { fail, ok, type Result } from '@/lib/result'
import { getSettings } from '@/lib/settings/queries'
import { writeSuggestion } from '@/lib/suggestions/write'
import type { Viewer } from '@/lib/users/types'
import { mergePages, samePage } from './merge'
import { type EditState, getEditState } from './revisions'
import { suggestedPage } from './suggested'
import type { PageText } from './types'
import { detailsOf, settleEditedTags, writePageRevision } from './write'

type Suggested = { id: number; base: number; page: PageText; summary: string }

/** Puts an edit of a page before reviewers. */
export async function suggestPageEdit(
  viewer: Viewer,
  { id, base, page, summary }: Suggested,
): Promise<Result<{ suggestionId: number }>> {
  return inTurn(viewer, () =>
    transaction(async (tx) => {
      const thread = await lockThread(tx, id)
      const no = refuseThread(viewer, thread)
      if (no || !thread) return no ?? fail('not-found', 'There is no such page.')
      const spent = await spendQuota(tx, viewer, 'edits')
      if (spent && !spent.ok) return spent
      const { lead, title, tags, body } = page
      const version = { title, tags, body }
      const details = detailsOf(page)
      const written = await writeSuggestion(tx, viewer, thread, {
        version,
        lead,
        details,
        baseNumber: base,
        summary,
      })
      return written.ok ? ok({ suggestionId: written.value.suggestionId }) : written
    }),
  )
}

type Decision = {
  suggestionId: number
  postId: number
  author: { id: string; handle: string }
  /** Closes the suggestion and records the decision; refuses when it was decided meanwhile. */
  decide: (tx: Transaction, number: number) => Promise<Result>
}

/**
 * Makes an accepted suggestion the page's text, merged with what the page has become, in the name of who suggested it.
 * Refused with `conflict` when both changed the same place.
 */
export async function acceptPageSuggestion(viewer: Viewer, decision: Decision): Promise<Result> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const plan = await planAcceptance(decision)
    if (!plan)
      return fail('conflict', 'The page has changed in the same place since. Edit it by hand instead.')
    const body = await compose(decision.postId, plan.page.body)
    const result = await transaction((tx) => accept(tx, viewer, decision, { ...plan, body }))
    if (result === 'stale') continue
    if (result.ok) expireThreadAndLists(result.value, [decision.author.handle])
    return result.ok ? ok(undefined) : result
  }
  return fail('conflict', 'This page is being edited by several people at once. Please try again.')
}

type Plan = { state: EditState; page: PageText; summary: string }

async function planAcceptance({ suggestionId, postId }: Decision): Promise<Plan | null> {
  const [row] = await db.select().from(suggestions).where(eq(suggestions.id, suggestionId))
  const state = row && (await getEditState(db, postId, row.baseNumber))
  if (!row || !state) return null
  const { base, current } = state
  const mine = suggestedPage(base.page, { ...row, body: row.bodyMarkdown })
  const merged = mergePages(base.page, mine, current.page)
  return merged.clean ? { state, page: merged.page, summary: row.summary } : null
}

async function accept(
  tx: Transaction,
  viewer: Viewer,
  { postId, author, decide }: Decision,
  { state, page, summary, body }: Plan & { body: Awaited<ReturnType<typeof compose>> },
): Promise<Result<ThreadPost & { also: string[] }> | 'stale'> {
  const thread = await lockThread(tx, postId)
  const no = refuseThread(viewer, thread)
  if (no || !thread) return no ?? fail('not-found', 'There is no such page.')
  if (thread.revisionCount !== state.current.number) return 'stale'
  const guarded = await refuseGuarded(tx, viewer, postId)
  if (guarded) return guarded
  const tags = await settleEditedTags(tx, viewer, thread, page, await getSettings(tx))
  if (!tags.ok) return tags
  const decided = await decide(tx, thread.revisionCount + 1)
  if (!decided.ok) return decided
  const { base, current } = state
  const kind = samePage(base.page, current.page) ? 'edit' : 'merge'
  const revision = {
    thread,
    authorId: author.id,
    page,
    tags: tags.value,
    body,
    baseNumber: base.number,
    kind,
  } as const
  const touched = await writePageRevision(tx, {
    ...revision,
    summary,
    minor: false,
    data: { reviewer: viewer.id },
  })
  return ok({ ...thread, ...touched })
}
