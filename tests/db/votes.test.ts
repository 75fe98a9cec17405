import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { locks, posts, reputationDays, users, votes } from '@/db/schema'
import { sayMeToo } from '@/lib/bookmarks/commands'
import { followPost, followTag } from '@/lib/follows/commands'
import { recount } from '@/lib/recount/commands'
import type { Viewer } from '@/lib/users/types'
import { getViewerAnswer } from '@/lib/viewer/queries'
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
  type World,
} from '../support/world'

let world: World

beforeAll(async () => {
  world = await createWorld({ earned: true })
})

describe('voting', () => {
  it('counts 200 parallel votes of one person once', async () => {
    const question = await ask(world.dana)
    await inWaves(200, () => castVote(world.brook, { id: question.id, value: 1 }))
    expect(await scoreOf(question.id)).toBe(1)
    expect(await rowsOf(question.id)).toBe(1)
  })

  it('counts parallel votes of many people all', async () => {
    const question = await ask(world.dana)
    const voters = await Promise.all(Array.from({ length: 30 }, (_, i) => createMember(`voter-a${i}`)))
    await inWaves(30, (i) => castVote(at(voters, i), { id: question.id, value: 1 }))
    expect(await scoreOf(question.id)).toBe(30)
  })

  it('ends at the last wanted state after many changes of mind', async () => {
    const question = await ask(world.dana)
    for (let i = 0; i < 60; i++)
      value(await castVote(world.brook, { id: question.id, value: [1, 0, -1][i % 3] ?? 0 }))
    expect(await scoreOf(question.id)).toBe(-1)
    value(await castVote(world.brook, { id: question.id, value: 0 }))
    expect(await rowsOf(question.id)).toBe(0)
  })

  it('refuses one’s own posts, also in the database', async () => {
    const question = await ask(world.ada)
    expect(refusal(await castVote(world.ada, { id: question.id, value: 1 }))).toBe('forbidden')
    const own = { postId: question.id, userId: world.ada.id, authorId: world.ada.id, value: 1 }
    await expect(db.insert(votes).values(own)).rejects.toThrow()
  })

  it('lets a newcomer vote up but not down', async () => {
    const question = await ask(world.brook)
    expect(refusal(await castVote(world.ada, { id: question.id, value: -1 }))).toBe('forbidden')
    expect(value(await castVote(world.ada, { id: question.id, value: 1 })).score).toBe(1)
  })

  it('ends a newcomer’s votes at five a day and says when more come', async () => {
    const newcomer = await createMember('eager')
    for (let i = 0; i < 5; i++) value(await castVote(newcomer, { id: (await ask(world.brook)).id, value: 1 }))
    const sixth = await castVote(newcomer, { id: (await ask(world.brook)).id, value: 1 })
    expect(refusal(sixth)).toBe('limited')
    expect(sixth.ok ? 0 : sixth.error.retryAfter).toBeGreaterThan(0)
  })

  it('takes comments up only, without reputation', async () => {
    const author = await createMember('commenter')
    const question = await ask(world.dana)
    const remark = await comment(author, question.id)
    expect(refusal(await castVote(world.brook, { id: remark.id, value: -1 }))).toBe('invalid')
    value(await castVote(world.brook, { id: remark.id, value: 1 }))
    expect(await reputationOf(author)).toBe(1)
  })

  it('is refused to the suspended, on locked posts and on what does not exist', async () => {
    const question = await ask(world.dana)
    expect(refusal(await castVote(suspended(world.brook), { id: question.id, value: 1 }))).toBe('forbidden')
    await db.insert(locks).values({ postId: question.id, lockedBy: world.casey.id, reason: 'Test' })
    expect(refusal(await castVote(world.brook, { id: question.id, value: 1 }))).toBe('locked')
    expect(refusal(await castVote(world.brook, { id: 999_999_999, value: 1 }))).toBe('not-found')
  })
})

describe('reputation', () => {
  it('gives 10 for a vote up, takes 2 for a vote down and forgets what is undone', async () => {
    const author = await createMember('author-one')
    const reply = await answer(author, (await ask(world.dana)).id)
    value(await castVote(world.brook, { id: reply.id, value: 1 }))
    expect(await reputationOf(author)).toBe(11)
    value(await castVote(world.casey, { id: reply.id, value: -1 }))
    expect(await reputationOf(author)).toBe(9)
    value(await castVote(world.brook, { id: reply.id, value: 0 }))
    value(await castVote(world.casey, { id: reply.id, value: 0 }))
    expect(await reputationOf(author)).toBe(1)
  })

  it('stops at 200 a day, also under parallel votes on several posts', async () => {
    const author = await createMember('author-two')
    const question = await ask(world.dana)
    const replies = [
      await answer(author, question.id, 'First answer of mine.'),
      await answer(author, (await ask(world.dana)).id),
    ]
    const voters = await Promise.all(Array.from({ length: 25 }, (_, i) => createMember(`voter-b${i}`)))
    await inWaves(25, (i) => castVote(at(voters, i), { id: at(replies, i % 2).id, value: 1 }))
    expect(await reputationOf(author)).toBe(201)
    const [day] = await db.select().from(reputationDays).where(eq(reputationDays.userId, author.id))
    expect(day).toMatchObject({ voted: 250, counted: 200 })
  })
})

describe('following and the viewer', () => {
  it('keeps one level per person and target, counts followers and not those who mute', async () => {
    const question = await ask(world.brook)
    const wayland = { name: 'wayland' }
    expect(value(await followTag(world.ada, { ...wayland, level: 'watch' })).count).toBe(1)
    expect(value(await followTag(world.brook, { ...wayland, level: 'mute' })).count).toBe(1)
    expect(value(await followTag(world.ada, { ...wayland, level: 'none' })).count).toBe(0)
    expect(refusal(await followTag(world.ada, { name: 'no-such-tag', level: 'watch' }))).toBe('not-found')
    value(await followPost(world.ada, { id: question.id, level: 'track' }))
    const seen = await getViewerAnswer(world.ada, { posts: [question.id], tags: ['wayland'], page: '/' })
    expect(seen.follows).toEqual({ [`post:${question.id}`]: 'track' })
    const muting = await getViewerAnswer(world.brook, { posts: [], tags: [], page: '/' })
    expect(muting.muted).toEqual(['wayland'])
  })

  it('tells each person what is theirs and what they may do', async () => {
    const question = await ask(world.ada)
    value(await castVote(world.brook, { id: question.id, value: 1 }))
    value(await sayMeToo(world.brook, { id: question.id, value: true }))
    const brook = await getViewerAnswer(world.brook, { posts: [question.id], tags: [], page: '/' })
    expect(brook.posts[question.id]).toMatchObject({ vote: 1, meToo: true, mine: false })
    expect(brook.posts[question.id]?.can).not.toContain('moderate')
    const ada = await getViewerAnswer(world.ada, { posts: [question.id], tags: [], page: '/' })
    expect(ada.posts[question.id]).toMatchObject({ vote: 0, mine: true })
    expect(ada.posts[question.id]?.can).not.toContain('vote')
    const casey = await getViewerAnswer(world.casey, { posts: [question.id], tags: [], page: '/' })
    expect(casey.posts[question.id]?.can).toEqual(expect.arrayContaining(['moderate', 'close', 'delete']))
  })
})

describe('the recount', () => {
  it('finds what votes and follows derived to be right', async () => {
    const wrong = (await recount({ repair: false })).filter(({ count }) => count > 0)
    expect(wrong).toEqual([])
  })

  it('finds and repairs a wrong score', async () => {
    const question = await ask(world.dana)
    await db.update(posts).set({ score: 99 }).where(eq(posts.id, question.id))
    const named = (findings: Awaited<ReturnType<typeof recount>>) =>
      findings.find(({ name }) => name === 'posts with a wrong score')
    expect(named(await recount({ repair: false }))?.wrong).toEqual([String(question.id)])
    expect(named(await recount({ repair: true }))?.repaired).toBe(true)
    expect(await scoreOf(question.id)).toBe(0)
  })
})

function at<T>(list: T[], index: number): T {
  const found = list[index]
  if (found === undefined) throw new Error(`Nothing at ${index}`)
  return found
}

async function scoreOf(id: number): Promise<number | undefined> {
  const [row] = await db.select({ score: posts.score }).from(posts).where(eq(posts.id, id))
  return row?.score
}

async function rowsOf(id: number): Promise<number> {
  const rows = await db
    .select({ id: votes.postId })
    .from(votes)
    .where(and(eq(votes.postId, id)))
  return rows.length
}

async function reputationOf(member: Viewer): Promise<number | undefined> {
  const [row] = await db.select({ reputation: users.reputation }).from(users).where(eq(users.id, member.id))
  return row?.reputation
}
