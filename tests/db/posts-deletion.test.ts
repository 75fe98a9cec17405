import { eq, sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { deletions, posts, questions, searchDocuments, tags, users } from '@/db/schema'
import { acceptAnswer } from '@/lib/answers/commands'
import { deletePost, undeletePost } from '@/lib/posts/commands'
import { getPostFor } from '@/lib/posts/queries'
import { listQuestions } from '@/lib/questions/list'
import { parseListFilter } from '@/lib/questions/list-input'
import { getQuestionThread } from '@/lib/questions/queries'
import { editPost } from '@/lib/revisions/commands'
import { castVote } from '@/lib/votes/commands'
import { answer, ask, comment, createMember, createWorld, inWaves, refusal, value } from '../support/world'

const { ada, brook, casey, dana } = await createWorld()

const visible = async (id: number) => (await db.select().from(posts).where(eq(posts.id, id)))[0]?.visible
const found = async (id: number) => (await db.$count(searchDocuments, eq(searchDocuments.postId, id))) === 1
const newest = () => listQuestions(parseListFilter({}) ?? { sort: 'newest', all: [], none: [], after: null })
const questionRow = async (id: number) =>
  (await db.select().from(questions).where(eq(questions.postId, id)))[0]
const tagCount = async (name: string) =>
  (await db.select().from(tags).where(eq(tags.name, name)))[0]?.questionCount

describe('deleting a question', () => {
  it('takes the whole thread away and bringing it back restores everything', async () => {
    const { id } = await ask(ada)
    const { id: answerId } = await answer(brook, id)
    const { id: commentId } = await comment(ada, answerId)
    const before = await tagCount('nvidia')
    value(await deletePost(ada, { id }))
    for (const post of [id, answerId, commentId]) expect(await visible(post)).toBe(false)
    expect(await getQuestionThread(id, { sort: 'best', page: 1 })).toBeNull()
    expect((await newest()).questions.map((row) => row.id)).not.toContain(id)
    expect([await found(id), await found(answerId), await tagCount('nvidia')]).toEqual([
      false,
      false,
      (before ?? 0) - 1,
    ])
    value(await undeletePost(ada, { id }))
    for (const post of [id, answerId, commentId]) expect(await visible(post)).toBe(true)
    expect([await found(id), await found(answerId), await tagCount('nvidia')]).toEqual([true, true, before])
    expect(await questionRow(id)).toMatchObject({ answerCount: 1 })
  })

  it('shows it to its author and moderators only', async () => {
    const { id } = await ask(ada)
    value(await deletePost(ada, { id }))
    expect((await getPostFor(null, id)).found).toBe('gone')
    expect((await getPostFor(brook, id)).found).toBe('gone')
    expect((await getPostFor(ada, id)).found).toBe(true)
    expect((await getPostFor(casey, id)).found).toBe(true)
    expect((await getPostFor(null, 999_999)).found).toBe(false)
  })

  it('refuses answers, comments, acceptances and edits from then on', async () => {
    const { id } = await ask(ada)
    const { id: answerId } = await answer(brook, id)
    value(await deletePost(ada, { id }))
    await expect(answer(brook, id)).rejects.toThrow('gone')
    await expect(comment(brook, answerId)).rejects.toThrow('gone')
    expect(refusal(await acceptAnswer(ada, { id: answerId, value: true }))).toBe('gone')
    expect(
      refusal(
        await editPost(brook, { id: answerId, base: 1, body: 'x'.repeat(40), summary: '', minor: false }),
      ),
    ).toBe('gone')
  })
})

describe('deleting an answer', () => {
  it('takes its comments with it and its points from its author', async () => {
    const eve = await createMember('Eve', { reputation: 1 })
    const { id } = await ask(ada)
    const { id: answerId } = await answer(eve, id)
    const { id: commentId } = await comment(ada, answerId)
    value(await acceptAnswer(ada, { id: answerId, value: true }))
    value(await castVote(brook, { id: answerId, value: 1 }))
    const points = async () => (await db.select().from(users).where(eq(users.id, eve.id)))[0]?.reputation
    expect(await points()).toBe(26)
    value(await deletePost(casey, { id: answerId, reason: 'Wrong thread' }))
    expect([await points(), await visible(commentId)]).toEqual([1, false])
    expect(await questionRow(id)).toMatchObject({ answerCount: 0, acceptedCount: 0, bestAnswerScore: 0 })
    expect(refusal(await undeletePost(eve, { id: answerId }))).toBe('forbidden')
    value(await undeletePost(dana, { id: answerId }))
    expect([await points(), await visible(commentId)]).toEqual([26, true])
    expect(await questionRow(id)).toMatchObject({ answerCount: 1, acceptedCount: 1, bestAnswerScore: 1 })
  })
})

describe('deleting a comment', () => {
  it('keeps the replies and an empty place above them', async () => {
    const { id } = await ask(ada)
    const { id: first } = await comment(brook, id)
    const { id: reply } = await comment(ada, first, 'Linux 6.17')
    value(await deletePost(brook, { id: first }))
    expect(await visible(reply)).toBe(true)
    const thread = await getQuestionThread(id, { sort: 'best', page: 1 })
    expect(thread?.comments.map(({ id: one, removed, html }) => [one, removed, html === ''])).toEqual([
      [first, 'deleted', true],
      [reply, null, false],
    ])
  })
})

describe('a deletion', () => {
  it('is for the author and moderators, and repeating it is harmless', async () => {
    const { id } = await ask(ada)
    expect(refusal(await deletePost(brook, { id }))).toBe('forbidden')
    value(await deletePost(ada, { id }))
    value(await deletePost(ada, { id }))
    expect(refusal(await deletePost(brook, { id }))).toBe('gone')
    value(await undeletePost(ada, { id }))
    value(await undeletePost(ada, { id }))
  })

  it('racing with 200 edits, votes and answers leaves counters that add up', async () => {
    const { id } = await ask(casey)
    const { id: answerId } = await answer(dana, id)
    await inWaves(
      200,
      async (n) => {
        if (n % 4 === 0) await deletePost(casey, { id: n % 8 === 0 ? id : answerId, reason: 'Test' })
        else if (n % 4 === 1) await undeletePost(casey, { id: n % 8 === 1 ? id : answerId })
        else if (n % 4 === 2)
          await editPost(casey, {
            id: answerId,
            base: 1,
            body: `An answer edited ${n} times over`,
            summary: '',
            minor: true,
          })
        else await castVote(n % 8 === 3 ? ada : brook, { id: answerId, value: n % 3 === 0 ? 0 : 1 })
      },
      8,
    )
    value(await undeletePost(casey, { id }))
    value(await undeletePost(casey, { id: answerId }))
    const [sum] = await db.execute<{ votes: number; best: number; answers: number; score: number }>(sql`
      select (select coalesce(sum(value), 0) from vote where post_id = ${answerId})::int as votes, p.score,
        q.best_answer_score as best, q.answer_count as answers from post p join question q on q.post_id = p.root_id
      where p.id = ${answerId}`)
    expect(sum).toMatchObject({ score: sum?.votes, best: Math.max(0, sum?.votes ?? 0), answers: 1 })
    expect([await found(id), await found(answerId)]).toEqual([true, true])
    expect(await db.$count(deletions, eq(deletions.postId, id))).toBe(0)
  })
})
