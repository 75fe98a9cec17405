import { and, eq, isNull } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { events, flags, posts } from '@/db/schema'
import { setHidden } from '@/lib/moderation/commands'
import { flagPost, resolveFlags } from '@/lib/moderation/flags'
import { flagInput, resolveInput } from '@/lib/moderation/input'
import { countQueue, getFlagForm, listQueue, listRemoved } from '@/lib/moderation/queries'
import { deletePost } from '@/lib/posts/commands'
import { changeSettings } from '@/lib/settings/commands'
import { raiseFlag, stateOf } from '../support/moderation'
import {
  answer,
  ask,
  comment,
  createMember,
  createWorld,
  inWaves,
  refusal,
  reread,
  value,
} from '../support/world'

const { ada, brook, casey, dana } = await createWorld()

const spam = (id: number) => ({ id, reason: 'spam' as const, note: '' })
const openFlags = (id: number) => db.$count(flags, and(eq(flags.postId, id), isNull(flags.outcome)))
const eventsOf = (id: number, verb: string) =>
  db
    .select()
    .from(events)
    .where(and(eq(events.postId, id), eq(events.verb, verb)))

describe('flagging', () => {
  it('keeps one open flag per person and post under 100 parallel ones, and spends one of the day’s', async () => {
    const { id } = await ask(brook)
    const results = await inWaves(100, () => flagPost(ada, spam(id)))
    expect(results.every(({ ok }) => ok)).toBe(true)
    expect(await openFlags(id)).toBe(1)
    expect(await eventsOf(id, 'flagged')).toHaveLength(1)
    expect((await getFlagForm(ada, id)).quota.left).toBe(9)
  })

  it('takes flags of many people on one post, all of them', async () => {
    const { id } = await ask(brook)
    const people = await Promise.all(Array.from({ length: 30 }, (_, n) => createMember(`Flagger-a${n}b`)))
    await Promise.all(people.map((person) => flagPost(person, spam(id))))
    expect(await openFlags(id)).toBe(30)
  })

  it('is not for one’s own post', async () => {
    const { id } = await ask(ada)
    expect(refusal(await flagPost(ada, spam(id)))).toBe('forbidden')
    expect(await openFlags(id)).toBe(0)
  })

  it('ends for a newcomer at ten a day, says when more come, and a repeat is not counted', async () => {
    const eager = await createMember('Eager-Flagger')
    const ids = await Promise.all(Array.from({ length: 11 }, async () => (await ask(brook)).id))
    for (const id of ids.slice(0, 10)) value(await flagPost(eager, spam(id)))
    const over = await flagPost(eager, spam(ids[10] ?? 0))
    expect(over).toMatchObject({ ok: false, error: { code: 'limited', retryAfter: expect.any(Number) } })
    value(await flagPost(eager, spam(ids[0] ?? 0)))
  })

  it('needs the reputation that the setting names', async () => {
    const { id } = await ask(brook)
    value(await changeSettings(dana, { 'reputation.flag': '50' }))
    expect(refusal(await flagPost(ada, spam(id)))).toBe('forbidden')
    value(await flagPost(casey, spam(id)))
    value(await changeSettings(dana, { 'reputation.flag': '0' }))
    value(await flagPost(ada, spam(id)))
  })

  it('does not let somebody who argues report for it, but does report a danger', async () => {
    const { id } = await ask(brook)
    const { id: answerId } = await answer(brook, id)
    const arguer = await createMember('Arguer')
    await comment(arguer, answerId, 'This is nonsense, and I say so.')
    const abuse = await flagPost(arguer, { id: answerId, reason: 'abuse', note: '' })
    expect(abuse).toMatchObject({
      ok: false,
      error: { code: 'forbidden', fields: { reason: expect.any(String) } },
    })
    value(await flagPost(arguer, { id: answerId, reason: 'dangerous', note: 'Deletes the kernel' }))
  })

  it('takes only reasons that fit the kind of post', async () => {
    const { id } = await ask(brook)
    expect(refusal(await flagPost(ada, { id, reason: 'not-an-answer', note: '' }))).toBe('invalid')
    const { id: answerId } = await answer(brook, id)
    value(await flagPost(ada, { id: answerId, reason: 'not-an-answer', note: '' }))
  })

  it.each([
    [{ id: '1', reason: 'dangerous', note: 'x' }, 'note'],
    [{ id: '1', reason: 'nonsense', note: '' }, 'reason'],
    [{ id: '1', reason: 'constructor', note: '' }, 'reason'],
    [{ id: '1', reason: 'spam', note: 'a\u0000b' }, 'note'],
    [{ id: '1', reason: 'spam', note: '\ud800' }, 'note'],
    [{ id: '1', reason: 'spam', note: 'x'.repeat(1_001) }, 'note'],
    [{ id: '1e309', reason: 'spam', note: '' }, 'id'],
  ])('refuses %j on its field', (fields, field) => {
    expect(flagInput.safeParse(fields).error?.issues[0]?.path[0]).toBe(field)
  })
})

describe('the queue', () => {
  it('groups flags by post, the longest waiting first, with what is needed to decide', async () => {
    const offender = await createMember('Offender')
    const first = await ask(offender)
    const second = await ask(offender)
    await raiseFlag(first.id, ada)
    await raiseFlag(second.id, ada, 'abuse')
    await raiseFlag(first.id, brook, 'other')
    const { entries } = await listQueue({ after: 0, limit: 100 })
    const ids = entries.map(({ post }) => post.id)
    expect(ids.indexOf(first.id)).toBeLessThan(ids.indexOf(second.id))
    const entry = entries.find(({ post }) => post.id === first.id)
    expect(entry?.flags.map(({ by, reason }) => [by, reason])).toEqual([
      ['Ada', 'spam'],
      ['Brook', 'other'],
    ])
    expect(entry?.elsewhere).toEqual([expect.objectContaining({ id: second.id, flags: 1 })])
    expect(entry?.record).toMatchObject({ handle: 'Offender', posts: 2, upheld: 0, suspensions: 0 })
  })

  it('pages by keyset without losing or repeating a post', async () => {
    const seen: number[] = []
    for (let after: number | null = 0; after !== null; ) {
      const page: Awaited<ReturnType<typeof listQueue>> = await listQueue({ after, limit: 2 })
      seen.push(...page.entries.map(({ post }) => post.id))
      after = page.next
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toHaveLength(await countQueue())
  })

  it('shows deleted and hidden posts too, also of deleted threads', async () => {
    const { id } = await ask(brook)
    const { id: answerId } = await answer(brook, id)
    await raiseFlag(answerId, ada)
    value(await deletePost(brook, { id }))
    const { entries } = await listQueue({ after: 0, limit: 100 })
    expect(entries.find(({ post }) => post.id === answerId)?.post).toMatchObject({ visible: false })
  })
})

describe('settling', () => {
  it('settles all flags of a post, tells each flagger, and a second time is a conflict', async () => {
    const { id } = await ask(brook)
    await raiseFlag(id, ada)
    await raiseFlag(id, dana, 'abuse')
    const note = 'Thank you both'
    expect(value(await resolveFlags(casey, { id, outcome: 'uphold', note })).settled).toBe(2)
    expect((await eventsOf(id, 'upheld-flag')).map(({ subjectId, data }) => [subjectId, data])).toEqual([
      [ada.id, { reason: 'spam', note }],
      [dana.id, { reason: 'abuse', note }],
    ])
    expect(refusal(await resolveFlags(casey, { id, outcome: 'decline', note: '' }))).toBe('conflict')
    expect(await openFlags(id)).toBe(0)
  })

  it('lets exactly one of two moderators decide at the same moment', async () => {
    const other = await createMember('Other-Moder', { role: 'moderator' })
    for (let round = 0; round < 10; round++) {
      const { id } = await ask(brook)
      await raiseFlag(id, ada)
      const results = await Promise.all([
        resolveFlags(casey, { id, outcome: 'uphold-hide', note: '' }),
        resolveFlags(other, { id, outcome: 'decline', note: '' }),
      ])
      expect(results.map((result) => (result.ok ? 'ok' : result.error.code)).sort()).toEqual([
        'conflict',
        'ok',
      ])
      const hidden = (await stateOf(id)).hiding.length === 1
      expect(hidden).toBe(results[0]?.ok)
    }
  })

  it.each([
    ['uphold-hide', 'hid', 'hiding'],
    ['uphold-lock', 'locked', 'lock'],
    ['uphold-delete', 'deleted', 'deletion'],
  ] as const)(
    '%s does it in one click, with the flag’s reason where none is given',
    async (outcome, verb, row) => {
      const { id } = await ask(brook)
      await raiseFlag(id, ada)
      value(await resolveFlags(casey, { id, outcome, note: '' }))
      expect((await stateOf(id))[row]).toMatchObject([{ reason: 'Flagged as spam' }])
      expect(await eventsOf(id, verb)).toMatchObject([
        { data: { reason: 'Flagged as spam' }, actorId: casey.id },
      ])
    },
  )

  it('is not for a moderator whose own post it is; an administrator may', async () => {
    const mine = await ask(casey)
    await raiseFlag(mine.id, ada)
    expect(refusal(await resolveFlags(casey, { id: mine.id, outcome: 'decline', note: '' }))).toBe(
      'forbidden',
    )
    value(await resolveFlags(dana, { id: mine.id, outcome: 'decline', note: '' }))
  })

  it('counts in the records of author and flagger', async () => {
    const author = await createMember('Recorded')
    const flagger = await createMember('Sharp-Eye')
    const [one, two, open] = [await ask(author), await ask(author), await ask(author)]
    for (const { id } of [one, two, open]) await raiseFlag(id, flagger)
    value(await resolveFlags(casey, { id: one.id, outcome: 'uphold-delete', note: '' }))
    value(await resolveFlags(casey, { id: two.id, outcome: 'decline', note: '' }))
    const { entries } = await listQueue({ after: 0, limit: 100 })
    const entry = entries.find(({ post }) => post.id === open.id)
    expect(entry?.record).toMatchObject({ posts: 3, upheld: 1, removed: 1 })
    expect(entry?.flags).toMatchObject([{ upheld: 1, declined: 1 }])
  })

  it('refuses outcomes there are not', () => {
    for (const outcome of ['', 'upheld', '__proto__', 'uphold-ban'])
      expect(resolveInput.safeParse({ id: '1', outcome }).success).toBe(false)
  })
})

describe('removed posts', () => {
  it('lists what is hidden and what moderators deleted, until it is undone', async () => {
    const [hidden, deleted, own] = [await ask(brook), await ask(brook), await ask(brook)]
    value(await setHidden(casey, { id: hidden.id, value: true, reason: 'Waits' }))
    value(await deletePost(casey, { id: deleted.id, reason: 'Spam' }))
    value(await deletePost(brook, { id: own.id }))
    const ids = async () => {
      const removed = await listRemoved(200)
      return [removed.hidden, removed.deleted].map((posts) => posts.map(({ id }) => id))
    }
    const [hides = [], deletes = []] = await ids()
    expect(hides).toContain(hidden.id)
    expect(deletes).toContain(deleted.id)
    expect(deletes).not.toContain(own.id)
    value(await setHidden(casey, { id: hidden.id, value: false }))
    expect((await ids())[0]).not.toContain(hidden.id)
    const [row] = await db.select({ visible: posts.visible }).from(posts).where(eq(posts.id, hidden.id))
    expect(row?.visible).toBe(true)
  })

  it('the author’s reputation follows', async () => {
    expect((await reread(brook)).role).toBe('member')
  })
})
