import { randomUUID } from 'node:crypto'
import { and, eq, inArray } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { acceptances, closures, events, locks, posts, questions, users } from '@/db/schema'
import { acceptAnswer, answerQuestion } from '@/lib/answers/commands'
import { addComment } from '@/lib/comments/commands'
import { getQuestionThread } from '@/lib/questions/queries'
import { editPost } from '@/lib/revisions/commands'
import { castVote } from '@/lib/votes/commands'
import {
  answer,
  ask,
  comment,
  createMember,
  createWorld,
  inWaves,
  refusal,
  suspended,
  value,
} from '../support/world'

const { ada, brook, casey, dana } = await createWorld()

const text = () => `Enable kernel mode setting. ${randomUUID()}`
const rowOf = async (id: number) => (await db.select().from(questions).where(eq(questions.postId, id)))[0]
const verbsOf = async (id: number) =>
  (await db.select({ verb: events.verb }).from(events).where(eq(events.postId, id)).orderBy(events.id)).map(
    (e) => e.verb,
  )

describe('answering', () => {
  it('counts, moves the question up and is recorded', async () => {
    const { id } = await ask(ada)
    const before = await rowOf(id)
    const { id: answerId } = await answer(brook, id)
    const after = await rowOf(id)
    expect(after).toMatchObject({ answerCount: 1, lastActivityBy: brook.id })
    expect(after?.lastActivityAt.getTime()).toBeGreaterThan(before?.lastActivityAt.getTime() ?? 0)
    expect(await verbsOf(answerId)).toEqual(['answered'])
  })

  it('sent 100 times at once with one key is one answer', async () => {
    const { id } = await ask(ada)
    const input = { id, body: text(), key: 'the-same-key' }
    const all = await inWaves(100, () => answerQuestion(brook, input))
    expect(new Set(all.map((one) => value(one).id)).size).toBe(1)
    expect(await rowOf(id)).toMatchObject({ answerCount: 1 })
  })

  it('by 60 people at once counts every one', async () => {
    const { id } = await ask(ada)
    const people = await inWaves(6, (n) => createMember(`helper-${'abcdef'[n]}`, { reputation: 500 }))
    await inWaves(
      60,
      async (n) => value(await answerQuestion(people[n % 6] ?? brook, { id, body: text() })),
      20,
    )
    expect(await rowOf(id)).toMatchObject({ answerCount: 60 })
  })

  it('is refused on closed, locked, unknown and wrong things, and to the suspended', async () => {
    const { id } = await ask(ada)
    const { id: answerId } = await answer(brook, id)
    const { id: closed } = await ask(ada)
    await db.insert(closures).values({ questionId: closed, reason: 'too-broad', closedBy: casey.id })
    const { id: locked } = await ask(ada)
    await db.insert(locks).values({ postId: locked, lockedBy: casey.id, reason: 'Heated.' })
    const codes = async (target: number) => refusal(await answerQuestion(brook, { id: target, body: text() }))
    expect(await codes(closed)).toBe('conflict')
    expect(await codes(locked)).toBe('locked')
    expect(await codes(999_999)).toBe('not-found')
    expect(await codes(answerId)).toBe('invalid')
    expect(refusal(await answerQuestion(suspended(brook), { id, body: text() }))).toBe('forbidden')
    value(await addComment(brook, { id: closed, body: 'A closed question may be discussed.' }))
    expect(refusal(await addComment(brook, { id: locked, body: 'A locked one not.' }))).toBe('locked')
    expect(
      refusal(await editPost(ada, { id: locked, base: 1, body: text(), summary: '', minor: false })),
    ).toBe('locked')
  })
})

describe('accepting', () => {
  it('several answers is the asker’s choice and can be withdrawn', async () => {
    const { id } = await ask(ada)
    const [one, two] = [await answer(brook, id), await answer(dana, id, text())]
    expect(refusal(await acceptAnswer(brook, { id: one.id, value: true }))).toBe('forbidden')
    expect(refusal(await acceptAnswer(ada, { id, value: true }))).toBe('invalid')
    for (const target of [one, two, one]) value(await acceptAnswer(ada, { id: target.id, value: true }))
    expect(await rowOf(id)).toMatchObject({ acceptedCount: 2 })
    for (const _ of [1, 2]) value(await acceptAnswer(ada, { id: two.id, value: false }))
    expect(await rowOf(id)).toMatchObject({ acceptedCount: 1 })
    expect(await verbsOf(two.id)).toEqual(['answered', 'accepted', 'unaccepted'])
    expect(await verbsOf(one.id)).toEqual(['answered', 'accepted'])
  })

  it('gives 15 points once, however often and fast it is pressed', async () => {
    const helper = await createMember('Nia', { reputation: 1 })
    const { id } = await ask(ada)
    const { id: answerId } = await answer(helper, id)
    await inWaves(200, (n) => acceptAnswer(n % 2 ? ada : casey, { id: answerId, value: n % 5 !== 0 }), 10)
    value(await acceptAnswer(ada, { id: answerId, value: true }))
    expect(await db.$count(acceptances, eq(acceptances.answerId, answerId))).toBe(1)
    expect(await rowOf(id)).toMatchObject({ acceptedCount: 1 })
    expect((await db.select().from(users).where(eq(users.id, helper.id)))[0]?.reputation).toBe(16)
  })
})

describe('the best answers', () => {
  it('stand above accepted ones that convince fewer, with acceptance marked', async () => {
    const { id } = await ask(ada)
    const [accepted, better] = [await answer(brook, id), await answer(dana, id, text())]
    value(await acceptAnswer(ada, { id: accepted.id, value: true }))
    for (const voter of [brook, casey]) value(await castVote(voter, { id: better.id, value: 1 }))
    const thread = await getQuestionThread(id, { sort: 'best', page: 1 })
    expect(thread?.answers.map((one) => [one.id, one.acceptedAt !== null])).toEqual([
      [better.id, false],
      [accepted.id, true],
    ])
    const oldest = await getQuestionThread(id, { sort: 'oldest', page: 1 })
    expect(oldest?.answers[0]?.id).toBe(accepted.id)
  })

  it('are 30 on a page, each on exactly one', async () => {
    const { id } = await ask(ada)
    for (let n = 0; n < 31; n++) await answer(casey, id, text())
    const pages = [1, 2].map((page) => getQuestionThread(id, { sort: 'best', page }))
    const ids = (await Promise.all(pages)).flatMap((thread) => thread?.answers.map((one) => one.id) ?? [])
    expect([ids.length, new Set(ids).size]).toEqual([31, 31])
    expect(await getQuestionThread(id, { sort: 'best', page: 3 })).toBeNull()
  })
})

describe('commenting', () => {
  it('makes a tree under question, answer and comment', async () => {
    const { id } = await ask(ada)
    const { id: answerId } = await answer(brook, id)
    const onQuestion = await comment(brook, id)
    const reply = await comment(ada, onQuestion.id, 'Linux 6.17')
    const onAnswer = await comment(ada, answerId, 'Thank you')
    const thread = await getQuestionThread(id, { sort: 'best', page: 1 })
    expect(thread?.comments.map((one) => one.id)).toEqual([onQuestion.id, reply.id])
    expect(thread?.answers[0]?.comments.map((one) => one.id)).toEqual([onAnswer.id])
    const rows = await db
      .select()
      .from(posts)
      .where(inArray(posts.id, [onQuestion.id, reply.id, onAnswer.id]))
    expect(rows.map((row) => row.rootId)).toEqual([id, id, id])
    const [event] = await db
      .select()
      .from(events)
      .where(and(eq(events.postId, reply.id), eq(events.verb, 'commented')))
    expect(event?.subjectId).toBe(brook.id)
  })

  it('stops at the day’s quota of newcomers', async () => {
    const { id } = await ask(ada)
    const newcomer = await createMember('Ole', { reputation: 1 })
    const all = await inWaves(15, (n) => addComment(newcomer, { id, body: `Comment number ${n}` }))
    expect(all.filter(({ ok }) => ok)).toHaveLength(10)
  })
})
