import { eq, sql } from 'drizzle-orm'
import { type Transaction, transaction } from '@/db/client'
import {
  events,
  follows,
  posts,
  questions,
  reputationDays,
  revisions,
  searchDocuments,
  users,
  votes,
} from '@/db/schema'
import { STARTING, UP } from '@/lib/reputation/points'
import { foldHandle } from '@/lib/users/handle'

/** As many up-votes a day as the default cap lets count. */
const VOTES_A_DAY = 20

/**
 * Gives a new person reputation the way members get it: an answer that a crowd voted up over some days, with every
 * row and event that the site would have written, so that a recount comes to the same sum. Rounded up to whole votes.
 */
export async function earnReputation(personId: string, wanted: number): Promise<void> {
  const needed = Math.ceil((wanted - STARTING) / UP)
  if (needed <= 0) return
  await transaction(async (tx) => {
    // One at a time: all answers stand under one question, made by whoever comes first.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('the crowd of the tests'))`)
    const questionId = await crowdQuestion(tx)
    // Not told of each vote, as the person is new to every test.
    await tx.insert(follows).values({ userId: personId, postId: questionId, level: 'mute' })
    const answerId = await writePost(tx, { kind: 'answer', authorId: personId, questionId })
    await castVotes(tx, { answerId, questionId, personId, needed })
    await sumUp(tx, { answerId, questionId, personId })
  })
}

const title = 'Where the people of the tests earned their votes'
const crowd = Array.from({ length: 300 }, (_, n) => `crowd-${n}`)

/** The question and the crowd, made at the first call in a database. */
async function crowdQuestion(tx: Transaction): Promise<number> {
  const [found] = await tx.select({ id: questions.postId }).from(questions).where(eq(questions.title, title))
  if (found) return found.id
  const rows = crowd.map((handle) => ({ handle, handleKey: foldHandle(handle), kind: 'system' as const }))
  const [asker] = await tx.insert(users).values(rows).returning({ id: users.id })
  if (!asker) throw new Error('No crowd')
  return writePost(tx, { kind: 'question', authorId: asker.id })
}

type NewPost = { kind: 'question' | 'answer'; authorId: string; questionId?: number }

async function writePost(tx: Transaction, { kind, authorId, questionId }: NewPost): Promise<number> {
  const [next] = await tx.execute<{ id: string }>(sql`select nextval('post_id_seq') as id`)
  const id = Number(next?.id)
  const rootId = questionId ?? id
  const bodyMarkdown = 'It was worth many votes.'
  const bodyHtml = `<p>${bodyMarkdown}</p>`
  const parentId = questionId ?? null
  await tx
    .insert(posts)
    .values({ id, kind, rootId, parentId, authorId, bodyMarkdown, bodyHtml, renderVersion: 1 })
  await tx.insert(revisions).values({ postId: id, number: 1, bodyMarkdown, authorId, kind: 'create' })
  if (!questionId)
    await tx.insert(questions).values({ postId: id, title, slug: 'votes', lastActivityBy: authorId })
  // In the index, but with no word by which a test's search could come across it.
  await tx.insert(searchDocuments).values({ postId: id, kind, title, plain: '', words: '' })
  const verb = kind === 'question' ? 'asked' : 'answered'
  await tx.insert(events).values({ actorId: authorId, verb, postId: id, rootId })
  return id
}

type Votes = { answerId: number; questionId: number; personId: string }

async function castVotes(
  tx: Transaction,
  { answerId, questionId, personId, needed }: Votes & { needed: number },
) {
  const voters = await tx
    .select({ id: users.id })
    .from(users)
    .where(sql`${users.kind} = 'system' and ${users.handle} like 'crowd-%'`)
    .limit(needed)
  if (voters.length < needed) throw new Error(`The crowd is too small for ${needed} votes`)
  await tx.insert(votes).values(
    voters.map(({ id }, n) => ({
      postId: answerId,
      userId: id,
      authorId: personId,
      value: 1,
      castAt: new Date(Date.now() - (1 + Math.floor(n / VOTES_A_DAY)) * 86_400_000),
    })),
  )
  await tx.insert(events).values(
    voters.map(({ id }) => ({
      actorId: id,
      verb: 'voted',
      postId: answerId,
      rootId: questionId,
      data: { value: 1, before: 0 },
    })),
  )
}

/** What derives from the votes. */
async function sumUp(tx: Transaction, { answerId, questionId, personId }: Votes): Promise<void> {
  await tx.execute(sql`
    update post set (score, up_votes) = (select count(*), count(*) from vote where post_id = ${answerId})
    where id = ${answerId}`)
  await tx.execute(sql`
    update question set (answer_count, best_answer_score) =
      (select count(*), max(score) from post where root_id = ${questionId} and kind = 'answer' and visible)
    where post_id = ${questionId}`)
  const points = sql<number>`(count(*) * ${UP}::int)::int`
  await tx.insert(reputationDays).select(
    tx
      .select({
        userId: votes.authorId,
        day: sql<string>`(${votes.castAt} at time zone 'UTC')::date`.as('day'),
        voted: points.as('voted'),
        accepted: sql<number>`0`.as('accepted'),
        counted: points.as('counted'),
      })
      .from(votes)
      .where(eq(votes.postId, answerId))
      .groupBy(votes.authorId, sql`2`),
  )
  await tx.execute(sql`
    update users set reputation = ${STARTING} + (select sum(counted) from reputation_day where user_id = ${personId})
    where id = ${personId}`)
}
