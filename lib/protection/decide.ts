import 'server-only'
import { eq, sql } from 'drizzle-orm'
import { db, type Transaction, transaction } from '@/db/client'
import { pages, posts } from '@/db/schema'
import { record } from '@/lib/events/record'
import { shelvesOf } from '@/lib/follows/shelves'
import { type Composed, compose } from '@/lib/posts/compose'
import { expireThreadAndLists } from '@/lib/posts/expiry'
import { refuseThread } from '@/lib/posts/policy'
import { lockThread, type ThreadPost } from '@/lib/posts/thread'
import { showBody } from '@/lib/posts/write'
import { fail, ok, type Result } from '@/lib/result'
import { readRevision } from '@/lib/revisions/reader'
import type { Settings } from '@/lib/settings/definitions'
import { getSettings } from '@/lib/settings/queries'
import type { TagRef } from '@/lib/tags/queries'
import { refuseWriting } from '@/lib/users/policy'
import type { Viewer } from '@/lib/users/types'
import { getRevisionText } from '@/lib/wiki/revisions'
import type { PageText } from '@/lib/wiki/types'
import { settleEditedTags, showPage } from '@/lib/wiki/write'
import { mayDecide, mayReviewPages } from './policy'
import { getShield } from './queries'

type Decided = { path: string }
type Touched = ThreadPost & { also?: string[] }

/** Shows a pending revision, and with it those before it; newer ones go on waiting. */
export async function approveChanges(
  viewer: Viewer,
  { id, number }: { id: number; number: number },
): Promise<Result<Decided>> {
  // Rendering is slow, and not for everybody to ask for.
  if (!mayReviewPages(viewer, await getSettings())) return notForYou
  const text = await readApproval(id, number)
  return decide(viewer, id, (tx, thread, settings) =>
    text ? approve(tx, viewer, thread, { number, ...text }, settings) : Promise.resolve(notThere),
  )
}

/**
 * Goes back to what readers see, as a new revision with the reason: what waited stays in the history. Refused when more was
 * added since `base`, so that no change is rejected unseen.
 */
export async function rejectChanges(
  viewer: Viewer,
  { id, base, reason }: { id: number; base: number; reason: string },
): Promise<Result<Decided>> {
  return decide(viewer, id, (tx, thread) => reject(tx, viewer, thread, { base, reason }))
}

type Act = (tx: Transaction, thread: ThreadPost, settings: Settings) => Promise<Result<Touched>>

async function decide(viewer: Viewer, id: number, act: Act): Promise<Result<Decided>> {
  const refused = refuseWriting(viewer)
  if (refused) return refused
  const result = await transaction(async (tx): Promise<Result<Touched>> => {
    const thread = await lockThread(tx, id)
    const no = refuseThread(viewer, thread)
    if (no || thread?.kind !== 'page') return no ?? notThere
    const [shield, settings] = [await getShield(tx, id), await getSettings(tx)]
    if (!mayDecide(viewer, shield, settings)) return notForYou
    return act(tx, thread, settings)
  })
  if (!result.ok) return result
  expireThreadAndLists(result.value, [viewer.handle])
  return ok({ path: result.value.root.slug })
}

const notForYou = fail('forbidden', 'You may not decide about changes of this page.')
const notThere = fail('not-found', 'There is no such change.')

export type Approval = { page: PageText; body: Composed }

/** The text that an approval shows, rendered before the transaction. A hidden one cannot be approved. */
export async function readApproval(id: number, number: number): Promise<Approval | null> {
  const revision = await getRevisionText(db, id, number)
  return revision && { page: revision.page, body: await compose(id, revision.page.body) }
}

/** Inside the caller's transaction, which holds the page's lock. */
export async function approve(
  tx: Transaction,
  viewer: Viewer,
  thread: ThreadPost,
  { number, page, body }: Approval & { number: number },
  settings: Settings,
): Promise<Result<Touched>> {
  const { id, revisionCount } = thread
  const { shown } = await getShield(tx, id)
  if (number <= shown || number > revisionCount)
    return fail('conflict', 'This change waits no longer: somebody has decided about it.')
  // Read again under the lock, because it may have been hidden since it was rendered.
  const revision = await readRevision(tx, id, number)
  if (!revision?.words) return notThere
  const tags = await settleEditedTags(tx, viewer, thread, page, settings)
  if (!tags.ok) return tags
  const { authorId, summary } = revision
  await showBody(tx, id, body)
  const [before] = await tx
    .select({ vendor: pages.vendor, topic: pages.topic })
    .from(pages)
    .where(eq(pages.postId, id))
  const shelves = before ? shelvesOf(before, { ...before, topic: page.topic }) : []
  const data = { number, from: shown, summary, reviewer: viewer.id, shelves }
  await record(tx, { actorId: viewer.id, verb: 'approved-changes', postId: id, rootId: id, data })
  const publishedNumber = number === revisionCount ? null : number
  const touched: { tags: TagRef[]; also: string[] } = await showPage(tx, {
    ...{ thread, authorId, page, tags: tags.value, body, publishedNumber },
  })
  return ok({ ...thread, ...touched })
}

/** Inside the caller's transaction, which holds the page's lock. */
export async function reject(
  tx: Transaction,
  viewer: Viewer,
  thread: ThreadPost,
  { base, reason }: { base: number; reason: string },
): Promise<Result<Touched>> {
  const { id, revisionCount } = thread
  const { shown, pending } = await getShield(tx, id)
  if (!pending) return fail('conflict', 'No change waits any longer: somebody has decided about them.')
  if (base !== revisionCount)
    return fail('conflict', 'More was changed just now. Look at the newest change, then decide again.')
  const number = revisionCount + 1
  const summary = `Back to revision ${shown}: ${reason}`.slice(0, 255)
  await tx.update(posts).set({ revisionCount: number }).where(eq(posts.id, id))
  await tx.execute(sql`
    insert into revision (post_id, number, base_number, title, lead, body_markdown, tags, details, author_id, summary, kind)
    select post_id, ${number}, ${base}, title, lead, body_markdown, tags, details, ${viewer.id}, ${summary}, 'revert'
    from revision where post_id = ${id} and number = ${shown}`)
  await tx.update(pages).set({ publishedNumber: null }).where(eq(pages.postId, id))
  const data = { number, from: shown, reason }
  await record(tx, { actorId: viewer.id, verb: 'rejected-changes', postId: id, rootId: id, data })
  return ok(thread)
}
