import 'server-only'
import type { Transaction } from '@/db/client'
import { type Attachment, attachEnvironment } from '@/lib/environments/attach'
import { record } from '@/lib/events/record'
import { watchOwn } from '@/lib/follows/commands'
import type { Composed } from '@/lib/posts/compose'
import { refreshQuestion, touchQuestion } from '@/lib/posts/counters'
import { recordMentions } from '@/lib/posts/mentions'
import { insertPost } from '@/lib/posts/write'
import { indexPost } from '@/lib/search/index-post'

export type NewAnswer = {
  id: number
  questionId: number
  authorId: string
  body: Composed
  /** The machine it speaks of. */
  machine?: Attachment | null
  key?: string
}

/** An answer and all that follows from it. The caller has checked everything and holds the question's lock. */
export async function writeAnswer(tx: Transaction, answer: NewAnswer): Promise<void> {
  const { id, questionId, authorId, body, machine, key } = answer
  await insertPost(tx, {
    id,
    kind: 'answer',
    rootId: questionId,
    parentId: questionId,
    authorId,
    body,
    idempotencyKey: key,
  })
  if (machine) await attachEnvironment(tx, id, { id: authorId }, machine)
  await indexPost(tx, { postId: id, plain: body.rendered.plain })
  await record(tx, { actorId: authorId, verb: 'answered', postId: id, rootId: questionId })
  await recordMentions(tx, { postId: id, rootId: questionId, authorId, body })
  await watchOwn(tx, authorId, questionId)
  await refreshQuestion(tx, questionId)
  await touchQuestion(tx, questionId, authorId)
}
