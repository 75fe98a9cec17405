import 'server-only'
import { eq } from 'drizzle-orm'
import { type Transaction, transaction } from '@/db/client'
import { acceptances } from '@/db/schema'
import { discardDraft } from '@/lib/drafts/store'
import { type Attachment, prepareAttachment } from '@/lib/environments/attach'
import { record } from '@/lib/events/record'
import { refuseLinks } from '@/lib/limits/links'
import { spendQuota } from '@/lib/limits/quota'
import { inTurn } from '@/lib/limits/turn'
import { handleOf } from '@/lib/posts/authors'
import { type Composed, compose, nextPostId } from '@/lib/posts/compose'
import { refreshQuestion } from '@/lib/posts/counters'
import { expireThreadAndLists } from '@/lib/posts/expiry'
import { refuseAnswer, refuseThread } from '@/lib/posts/policy'
import { findRepeat, queueAuthor } from '@/lib/posts/repeats'
import { lockThread, type ThreadPost } from '@/lib/posts/thread'
import { refreshReputation, utcDay } from '@/lib/reputation/commands'
import { fail, ok, type Result } from '@/lib/result'
import { getSettings } from '@/lib/settings/queries'
import { refuseWriting } from '@/lib/users/policy'
import type { Viewer } from '@/lib/users/types'
import type { AnswerInput } from './input'
import { canAccept } from './policy'
import { writeAnswer } from './write'

/** Where an answer stands. */
export type AnswerPlace = { id: number; questionId: number; slug: string }

/** Answers a question. A repeated submit leads to the first answer. Closed questions refuse with `conflict`. */
export async function answerQuestion(
  viewer: Viewer,
  { id: questionId, body: markdown, key, ...pasted }: AnswerInput,
): Promise<Result<AnswerPlace>> {
  const refused = refuseWriting(viewer)
  if (refused) return refused
  const id = await nextPostId()
  const body = await compose(id, markdown)
  const links = refuseLinks(viewer, body.rendered.html, await getSettings())
  if (links) return links
  const machine = await prepareAttachment(viewer, pasted)
  if (!machine.ok) return machine
  const submit = { id, questionId, body, machine: machine.value, key }
  const result = await inTurn(viewer, () => transaction((tx) => answer(tx, viewer, submit)))
  if (!result.ok) return result
  const { thread, answerId } = result.value
  expireThreadAndLists(thread, [viewer.handle])
  return ok({ id: answerId, questionId, slug: thread.root.slug })
}

/** Marks an answer as a solution (several may be), or withdraws that; repeating is harmless. */
export async function acceptAnswer(
  viewer: Viewer,
  { id, value }: { id: number; value: boolean },
): Promise<Result<AnswerPlace>> {
  const refused = refuseWriting(viewer)
  if (refused) return refused
  const result = await transaction(async (tx) => {
    const post = await lockThread(tx, id)
    const no = refuseThread(viewer, post)
    if (no || !post) return no ?? fail('not-found', 'There is no such answer.')
    if (post.kind !== 'answer') return fail('invalid', 'Only answers can be accepted.')
    if (!canAccept(viewer, post.root)) return fail('forbidden', 'The asker decides which answers solved it.')
    const changed = value ? await accept(tx, viewer, post) : await unaccept(tx, viewer, post)
    if (changed) {
      await refreshQuestion(tx, post.rootId)
      await refreshReputation(tx, post.authorId, [utcDay(changed)])
    }
    return ok({ post, author: await handleOf(tx, post.authorId) })
  })
  if (!result.ok) return result
  const { post, author } = result.value
  expireThreadAndLists(post, author)
  return ok({ id, questionId: post.rootId, slug: post.root.slug })
}

type Submit = {
  id: number
  questionId: number
  body: Composed
  machine: Attachment | null
  key?: string
}

async function answer(
  tx: Transaction,
  viewer: Viewer,
  { id, questionId, body, machine, key }: Submit,
): Promise<Result<{ thread: ThreadPost; answerId: number }>> {
  const authorId = viewer.id
  await queueAuthor(tx, authorId)
  const thread = await lockThread(tx, questionId)
  const no = refuseThread(viewer, thread)
  if (no || !thread) return no ?? fail('not-found', 'There is no such question.')
  const markdown = body.markdown
  const earlier = await findRepeat(tx, { authorId, key, kind: 'answer', parentId: questionId, markdown })
  if (!earlier.ok) return earlier
  if (earlier.value) return ok({ thread, answerId: earlier.value.id })
  const closed = refuseAnswer(thread)
  if (closed) return closed
  const spent = await spendQuota(tx, viewer, 'answers')
  if (spent && !spent.ok) return spent
  await writeAnswer(tx, { id, questionId, authorId, body, machine, key })
  await discardDraft(tx, authorId, `answer:${questionId}`)
  return ok({ thread, answerId: id })
}

async function accept(tx: Transaction, viewer: Viewer, post: ThreadPost): Promise<Date | null> {
  const [row] = await tx
    .insert(acceptances)
    .values({ answerId: post.id, questionId: post.rootId, acceptedBy: viewer.id, authorId: post.authorId })
    .onConflictDoNothing()
    .returning({ at: acceptances.acceptedAt })
  if (!row) return null
  await record(tx, acceptance('accepted', viewer, post))
  return row.at
}

async function unaccept(tx: Transaction, viewer: Viewer, post: ThreadPost): Promise<Date | null> {
  const [row] = await tx
    .delete(acceptances)
    .where(eq(acceptances.answerId, post.id))
    .returning({ at: acceptances.acceptedAt })
  if (!row) return null
  await record(tx, acceptance('unaccepted', viewer, post))
  return row.at
}

function acceptance(verb: 'accepted' | 'unaccepted', viewer: Viewer, { id, rootId, authorId }: ThreadPost) {
  return { actorId: viewer.id, verb, postId: id, rootId, subjectId: authorId }
}
