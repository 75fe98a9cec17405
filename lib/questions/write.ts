import 'server-only'
import type { Transaction } from '@/db/client'
import { postTags, questions } from '@/db/schema'
import { type Attachment, attachEnvironment } from '@/lib/environments/attach'
import { record } from '@/lib/events/record'
import { watchOwn } from '@/lib/follows/commands'
import type { Composed } from '@/lib/posts/compose'
import { adjustTagCounts } from '@/lib/posts/counters'
import { recordMentions } from '@/lib/posts/mentions'
import { insertPost } from '@/lib/posts/write'
import { indexPost } from '@/lib/search/index-post'
import type { TagRef } from '@/lib/tags/queries'

export type NewQuestion = {
  id: number
  title: string
  slug: string
  tags: TagRef[]
  authorId: string
  body: Composed
  /** The machine it speaks of. */
  machine?: Attachment | null
  key?: string
}

/** A question and all that follows from it. The caller has checked everything. */
export async function writeQuestion(tx: Transaction, question: NewQuestion): Promise<void> {
  const { id, title, slug, tags, authorId, body, machine, key } = question
  await insertPost(tx, {
    id,
    kind: 'question',
    rootId: id,
    parentId: null,
    authorId,
    body,
    title,
    tags: tags.map(({ name }) => name),
    idempotencyKey: key,
  })
  await tx.insert(questions).values({ postId: id, title, slug, lastActivityBy: authorId })
  await tx.insert(postTags).values(tags.map((tag) => ({ postId: id, tagId: tag.id })))
  if (machine) await attachEnvironment(tx, id, { id: authorId }, machine)
  await indexPost(tx, { postId: id, plain: body.rendered.plain })
  await record(tx, { actorId: authorId, verb: 'asked', postId: id, rootId: id })
  await recordMentions(tx, { postId: id, rootId: id, authorId, body })
  await watchOwn(tx, authorId, id)
  // Last, because it locks rows that every question with these tags wants.
  await adjustTagCounts(
    tx,
    tags.map((tag) => tag.id),
    'question',
    1,
  )
}
