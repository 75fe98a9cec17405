import { randomUUID } from 'node:crypto'
import { and, asc, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { events, posts, questions, revisions, searchDocuments, tags } from '@/db/schema'
import { deletePost } from '@/lib/posts/commands'
import { getQuestionThread } from '@/lib/questions/queries'
import { editPost, revertPost } from '@/lib/revisions/commands'
import { answer, ask, comment, createWorld, inWaves, refusal, suspended, value } from '../support/world'

const { ada, brook, casey } = await createWorld()

const edit = { base: 1, summary: '', minor: false }
const textOf = async (id: number) => (await db.select().from(posts).where(eq(posts.id, id)))[0]?.bodyMarkdown
/** A text of its own for each test, because the same text twice within ten minutes is one post. */
const freshLines = () => {
  const base = [`case ${randomUUID()}`, 'second', 'third', 'fourth', 'fifth']
  return (...more: string[]) => [...base, ...more].join('\n\n')
}

describe('an edit', () => {
  it('of one’s own question changes title, slug, tags, counts and search', async () => {
    const lines = freshLines()
    const { id } = await ask(ada, { tags: ['nvidia', 'suspend'] })
    const countOf = async (name: string) =>
      (await db.select({ n: tags.questionCount }).from(tags).where(eq(tags.name, name)))[0]?.n ?? 0
    const before = { suspend: await countOf('suspend'), vulkan: await countOf('vulkan') }
    const wanted = { title: 'Resume from suspend ends in Xid 79', tags: ['nvidia', 'vulkan'], body: lines() }
    expect(value(await editPost(ada, { id, ...edit, ...wanted }))).toMatchObject({
      outcome: 'saved',
      number: 2,
    })
    const [question] = await db.select().from(questions).where(eq(questions.postId, id))
    expect(question).toMatchObject({ title: wanted.title, slug: 'resume-from-suspend-ends-in-xid-79' })
    expect(await countOf('suspend')).toBe(before.suspend - 1)
    expect(await countOf('vulkan')).toBe(before.vulkan + 1)
    const [document] = await db.select().from(searchDocuments).where(eq(searchDocuments.postId, id))
    expect(document?.title).toBe(wanted.title)
  })

  it('that changes nothing makes no revision', async () => {
    const { id } = await ask(ada)
    const body = (await textOf(id)) ?? ''
    expect(value(await editPost(ada, { id, ...edit, body }))).toEqual({ outcome: 'unchanged' })
  })

  it('of a trusted member saves at once and tells the author', async () => {
    const lines = freshLines()
    const { id } = await ask(ada, { body: lines() })
    value(await editPost(brook, { id, ...edit, body: lines('better') }))
    const [event] = await db
      .select()
      .from(events)
      .where(and(eq(events.postId, id), eq(events.verb, 'edited')))
    expect(event).toMatchObject({ actorId: brook.id, subjectId: ada.id, data: { number: 2, minor: false } })
  })

  it('of a newcomer on another’s post becomes a suggestion', async () => {
    const lines = freshLines()
    const { id } = await ask(brook, { body: lines() })
    expect(value(await editPost(ada, { id, ...edit, body: lines('mine') }))).toMatchObject({
      outcome: 'suggested',
    })
    expect(await textOf(id)).toBe(lines())
    expect(refusal(await editPost(ada, { id, ...edit, body: lines('again') }))).toBe('conflict')
  })

  it('is merged with what was saved meanwhile', async () => {
    const lines = freshLines()
    const { id } = await ask(ada, { body: lines() })
    value(await editPost(brook, { id, ...edit, body: `First of all:\n\n${lines()}` }))
    value(await editPost(ada, { id, ...edit, body: lines('And last.') }))
    expect(await textOf(id)).toBe(`First of all:\n\n${lines('And last.')}`)
    const [last] = await db
      .select()
      .from(revisions)
      .where(and(eq(revisions.postId, id), eq(revisions.number, 3)))
    expect(last).toMatchObject({ kind: 'merge', baseNumber: 1, authorId: ada.id })
  })

  it('in conflict gives both texts back and saves nothing', async () => {
    const lines = freshLines()
    const { id } = await ask(ada, { body: lines('last') })
    value(await editPost(brook, { id, ...edit, body: lines('theirs') }))
    const outcome = value(await editPost(ada, { id, ...edit, body: lines('mine') }))
    expect(outcome).toMatchObject({ outcome: 'conflict', currentNumber: 2 })
    if (outcome.outcome !== 'conflict') throw new Error('No conflict')
    expect(outcome.current.body).toBe(lines('theirs'))
    expect(outcome.draft.body).toContain('mine')
    expect(outcome.draft.body).toContain('theirs')
    expect(await textOf(id)).toBe(lines('theirs'))
  })

  it('keeps every one of 60 parallel edits of different lines', { timeout: 40_000 }, async () => {
    const { id } = await ask(casey, {
      body: Array.from({ length: 121 }, (_, n) => `line ${n} of the text`).join('\n'),
    })
    const base = (await textOf(id)) ?? ''
    await inWaves(
      60,
      async (n) => {
        const body = base.replace(`line ${n * 2 + 1} of`, `LINE ${n * 2 + 1} of`)
        for (;;) {
          const result = await editPost(casey, { id, ...edit, body })
          if (result.ok && result.value.outcome === 'saved') return
        }
      },
      6,
    )
    const text = (await textOf(id)) ?? ''
    for (let n = 0; n < 60; n++) expect(text).toContain(`LINE ${n * 2 + 1} of`)
    const numbers = await db
      .select({ number: revisions.number })
      .from(revisions)
      .where(eq(revisions.postId, id))
      .orderBy(asc(revisions.number))
    expect(numbers.map(({ number }) => number)).toEqual(Array.from({ length: 61 }, (_, n) => n + 1))
  })

  it('of a deleted, locked or unknown post, or by a suspended member, is refused', async () => {
    const lines = freshLines()
    const { id } = await ask(ada)
    expect(refusal(await editPost(suspended(ada), { id, ...edit, body: lines() }))).toBe('forbidden')
    expect(refusal(await editPost(ada, { id: 999_999, ...edit, body: lines() }))).toBe('not-found')
    expect(refusal(await editPost(ada, { id, ...edit, base: 7, body: lines() }))).toBe('invalid')
    value(await deletePost(ada, { id }))
    expect(refusal(await editPost(ada, { id, ...edit, body: lines() }))).toBe('gone')
  })
})

describe('a comment', () => {
  it('is edited by its author for ten minutes, by a moderator always, by others never', async () => {
    const { id } = await ask(ada)
    const { id: commentId } = await comment(brook, id)
    const change = { id: commentId, ...edit, body: 'Which kernel version is this?' }
    expect(refusal(await editPost(ada, change))).toBe('forbidden')
    expect(value(await editPost(brook, change)).outcome).toBe('saved')
    await db
      .update(posts)
      .set({ createdAt: new Date(Date.now() - 11 * 60_000) })
      .where(eq(posts.id, commentId))
    expect(refusal(await editPost(brook, { ...change, base: 2, body: 'Too late for this' }))).toBe(
      'forbidden',
    )
    expect(value(await editPost(casey, { ...change, base: 2, body: 'A moderator may' })).outcome).toBe(
      'saved',
    )
  })
})

describe('a revert', () => {
  it('is a new revision with the old text, title and tags', async () => {
    const lines = freshLines()
    const { id } = await ask(ada, { body: lines() })
    const before = await getQuestionThread(id, { sort: 'best', page: 1 })
    value(
      await editPost(brook, {
        id,
        ...edit,
        title: 'Quite another title here',
        tags: ['amd'],
        body: lines('x'),
      }),
    )
    expect(value(await revertPost(ada, { id, number: 1 }))).toMatchObject({ outcome: 'saved', number: 3 })
    const after = await getQuestionThread(id, { sort: 'best', page: 1 })
    expect({ title: after?.title, tags: after?.tags }).toEqual({ title: before?.title, tags: before?.tags })
    expect(await textOf(id)).toBe(lines())
  })

  it('is not for those who may only suggest', async () => {
    const lines = freshLines()
    const { id } = await ask(brook, { body: lines() })
    value(await editPost(brook, { id, ...edit, body: lines('second') }))
    expect(refusal(await revertPost(ada, { id, number: 1 }))).toBe('forbidden')
    expect(refusal(await revertPost(brook, { id, number: 9 }))).toBe('not-found')
    expect(refusal(await revertPost(suspended(brook), { id, number: 1 }))).toBe('forbidden')
  })
})

describe('every current text', () => {
  it('equals its newest revision', async () => {
    const { id } = await ask(ada)
    await answer(brook, id)
    const rows = await db
      .select({ body: posts.bodyMarkdown, newest: revisions.bodyMarkdown })
      .from(posts)
      .innerJoin(revisions, and(eq(revisions.postId, posts.id), eq(revisions.number, posts.revisionCount)))
    expect(rows.length).toBeGreaterThan(5)
    for (const { body, newest } of rows) expect(newest).toBe(body)
  })
})
