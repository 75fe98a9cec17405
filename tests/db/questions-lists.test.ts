import { eq, sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { follows, posts, questions, tags } from '@/db/schema'
import { listQuestions, listQuestionsByIds } from '@/lib/questions/list'
import { parseListFilter, type QuestionSort, questionSorts } from '@/lib/questions/list-input'
import { listRelatedQuestions } from '@/lib/questions/similar'
import { answer, ask, createWorld } from '../support/world'

const { ada, brook } = await createWorld()

const ids: number[] = []
for (let n = 0; n < 45; n++) {
  const tags = [
    ['nvidia', 'amd', 'intel'][n % 3] ?? '',
    ...(n % 2 ? ['wayland'] : []),
    ...(n % 5 ? [] : ['suspend']),
  ]
  const { id } = await ask(ada, { title: `Question number ${n} of this list`, tags })
  await db
    .update(posts)
    .set({ score: (n * 7) % 10 })
    .where(eq(posts.id, id))
  ids.push(id)
}
await answer(brook, ids[3] ?? 0)

async function walk(sort: QuestionSort, tags = '', limit = 7) {
  const seen: { id: number; score: number; active: number }[] = []
  let after: string | undefined
  for (let page = 0; page < 20; page++) {
    const filter = parseListFilter({ sort, tags, after })
    if (!filter) throw new Error('The link was not understood')
    const { questions: rows, next } = await listQuestions(filter, limit)
    seen.push(...rows.map((row) => ({ id: row.id, score: row.score, active: row.lastActivityAt.getTime() })))
    if (next === null) break
    after = next
  }
  return seen
}

describe('a list', () => {
  it.each(questionSorts)('by %s shows every question once, page after page', async (sort) => {
    const seen = await walk(sort)
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length)
    expect(seen.length).toBe(45)
  })

  it('is in its order across pages', async () => {
    const newest = await walk('newest')
    expect(newest.map(({ id }) => id)).toEqual([...ids].reverse())
    const votes = await walk('votes')
    expect(votes).toEqual([...votes].sort((one, other) => other.score - one.score || other.id - one.id))
    const active = await walk('active')
    expect(active[0]?.id).toBe(ids[3])
    expect(active).toEqual([...active].sort((one, other) => other.active - one.active || other.id - one.id))
  })

  it('keeps its place when rows with equal microseconds meet at the border of a page', async () => {
    const same = sql`timestamptz '2026-11-22 10:00:00.123456+00'`
    await db.update(questions).set({ lastActivityAt: same })
    expect((await walk('active', '', 4)).length).toBe(45)
  })

  it('by tags shows those with all and without the others', async () => {
    const wanted = ids.filter((_, n) => n % 3 === 0 && n % 2 === 1)
    expect((await walk('newest', 'nvidia,wayland')).map(({ id }) => id)).toEqual([...wanted].reverse())
    const without = ids.filter((_, n) => n % 3 === 0 && n % 2 === 0 && n % 5 !== 0)
    expect((await walk('newest', 'nvidia,-wayland,-suspend')).map(({ id }) => id)).toEqual(
      [...without].reverse(),
    )
    expect(await walk('newest', 'no-such-tag')).toEqual([])
    expect((await walk('newest', '-no-such-tag')).length).toBe(45)
  })

  it('of unanswered ones leaves out what has a liked or accepted answer', async () => {
    await db
      .update(questions)
      .set({ bestAnswerScore: 1 })
      .where(eq(questions.postId, ids[5] ?? 0))
    await db
      .update(questions)
      .set({ acceptedCount: 1 })
      .where(eq(questions.postId, ids[6] ?? 0))
    const seen = (await walk('unanswered')).map(({ id }) => id)
    expect([seen.length, seen.includes(ids[5] ?? 0), seen.includes(ids[6] ?? 0)]).toEqual([43, false, false])
  })

  it('by numbers keeps their order and leaves out what is not visible', async () => {
    await db
      .update(posts)
      .set({ visible: false })
      .where(eq(posts.id, ids[7] ?? 0))
    const rows = await listQuestionsByIds([ids[9] ?? 0, ids[7] ?? 0, ids[8] ?? 0, 999_999])
    expect(rows.map(({ id }) => id)).toEqual([ids[9], ids[8]])
  })
})

describe('a list for one person', () => {
  it('leaves out the tags and questions that they muted, in every order', async () => {
    const [suspend] = await db.select({ id: tags.id }).from(tags).where(eq(tags.name, 'suspend'))
    const level = 'mute' as const
    await db.insert(follows).values([
      { userId: brook.id, tagId: suspend?.id, level },
      { userId: brook.id, postId: ids[1], level },
    ])
    for (const sort of questionSorts)
      for (const wanted of ['', 'amd']) {
        const filter = parseListFilter({ sort, tags: wanted })
        const mine = filter && (await listQuestions(filter, 50, brook))
        const all = filter && (await listQuestions(filter, 50))
        const hidden = (row: { id: number; tags: { name: string }[] }) =>
          row.id === ids[1] || row.tags.some(({ name }) => name === 'suspend')
        expect(mine?.questions.map(({ id }) => id)).toEqual(
          all?.questions.filter((row) => !hidden(row)).map(({ id }) => id),
        )
      }
  })
})

describe('related questions', () => {
  it('share rare tags or a title, and never include the question itself', async () => {
    const related = await listRelatedQuestions({ id: ids[0] ?? 0, title: 'Question number 0 of this list' })
    expect(related.length).toBe(6)
    expect(related.map(({ id }) => id)).not.toContain(ids[0])
  })
})

describe('the indexes', () => {
  it.each([
    ['votes', 'post_question_score_index'],
    ['active', 'question_active_index'],
    ['unanswered', 'question_unanswered_index'],
  ] as const)('serve the order %s', async (sort, index) => {
    const plans: Record<typeof sort, ReturnType<typeof sql>> = {
      votes: sql`select id from post where kind = 'question' and visible order by score desc, id desc limit 21`,
      active: sql`select post_id from question order by last_activity_at desc, post_id desc limit 21`,
      unanswered: sql`select post_id from question where accepted_count = 0 and best_answer_score <= 0 order by post_id desc limit 21`,
    }
    const plan = await db.transaction(async (tx) => {
      await tx.execute(sql`set local enable_seqscan = off`)
      await tx.execute(sql`set local enable_sort = off`)
      return tx.execute(sql`explain ${plans[sort]}`)
    })
    expect(JSON.stringify(plan)).toContain(index)
  })
})
