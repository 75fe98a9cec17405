import { and, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { closures, events } from '@/db/schema'
import { closeQuestion, reopenQuestion } from '@/lib/moderation/closing'
import { setHidden, setLocked } from '@/lib/moderation/commands'
import { closureInput, stateInput } from '@/lib/moderation/input'
import { listModerationLog, listPostEvents } from '@/lib/moderation/log'
import { describeEntry } from '@/lib/moderation/log-words'
import { deletePost, undeletePost } from '@/lib/posts/commands'
import { getQuestionThread } from '@/lib/questions/queries'
import { recount } from '@/lib/recount/commands'
import { answer, ask, createWorld, refusal, value } from '../support/world'

const { ada, brook, casey, dana } = await createWorld({ earned: true })

const duplicate = (id: number, duplicateOf: number) => ({
  id,
  reason: 'duplicate' as const,
  duplicateOf,
  note: '',
})
const closureOf = async (id: number) =>
  (await db.select().from(closures).where(eq(closures.questionId, id)))[0] ?? null
const closings = (id: number) => db.$count(events, and(eq(events.postId, id), eq(events.verb, 'closed')))

describe('closing a question', () => {
  it('takes no answers from then on, keeps those it has, and opens again', async () => {
    const { id } = await ask(ada)
    const { id: answerId } = await answer(brook, id)
    value(await closeQuestion(casey, { id, reason: 'too-broad', note: 'Which card?' }))
    await expect(answer(brook, id, 'A late answer of other words.')).rejects.toThrow('conflict')
    const thread = await getQuestionThread(id, { sort: 'best', page: 1 })
    expect(JSON.stringify(thread)).toContain(`"id":${answerId}`)
    value(await reopenQuestion(casey, { id }))
    expect(await closureOf(id)).toBeNull()
    await answer(brook, id, 'Now it can be answered again, and this does it.')
  })

  it('as a duplicate names its target, whose answers and its own stay reachable', async () => {
    const [target, other] = [await ask(ada), await ask(ada)]
    const { id: answerId } = await answer(brook, other.id)
    value(await closeQuestion(casey, duplicate(other.id, target.id)))
    expect(await closureOf(other.id)).toMatchObject({ reason: 'duplicate', duplicateOf: target.id })
    const thread = await getQuestionThread(other.id, { sort: 'best', page: 1 })
    expect(JSON.stringify(thread)).toContain(`"id":${answerId}`)
  })

  it('names the original no longer once that is hidden, and again when it is shown', async () => {
    const [target, other] = [await ask(ada), await ask(ada)]
    value(await closeQuestion(casey, duplicate(other.id, target.id)))
    const named = async () => (await getQuestionThread(other.id, { sort: 'best', page: 1 }))?.duplicateOf?.id
    const hide = (hidden: boolean) => setHidden(casey, { id: target.id, value: hidden, reason: 'A serial' })
    value(await hide(true))
    expect(await named()).toBeUndefined()
    value(await hide(false))
    expect(await named()).toBe(target.id)
  })

  it('refuses targets that are no question, deleted, hidden, missing or the question itself', async () => {
    const [question, deleted, hidden] = [await ask(ada), await ask(ada), await ask(ada)]
    const { id: answerId } = await answer(brook, question.id)
    value(await deletePost(ada, { id: deleted.id }))
    value(await setHidden(casey, { id: hidden.id, value: true, reason: 'Test' }))
    for (const target of [answerId, deleted.id, hidden.id, 999_999_999]) {
      const result = await closeQuestion(casey, duplicate(question.id, target))
      expect(result).toMatchObject({ ok: false, error: { fields: { duplicateOf: expect.any(String) } } })
    }
    await expect(closeQuestion(casey, duplicate(question.id, question.id))).rejects.toThrow()
    expect(await closureOf(question.id)).toBeNull()
  })

  it('never makes a circle, also when two are closed at the same moment', async () => {
    for (let round = 0; round < 10; round++) {
      const [one, two] = [await ask(ada), await ask(ada)]
      const results = await Promise.all([
        closeQuestion(casey, duplicate(one.id, two.id)),
        closeQuestion(dana, duplicate(two.id, one.id)),
      ])
      expect(results.map((result) => (result.ok ? 'ok' : result.error.code)).sort()).toEqual([
        'conflict',
        'ok',
      ])
    }
  })

  it('twice for the same reason is one entry in the log, for another reason two', async () => {
    const { id } = await ask(ada)
    for (let n = 0; n < 3; n++) value(await closeQuestion(casey, { id, reason: 'too-broad', note: '' }))
    expect(await closings(id)).toBe(1)
    value(await closeQuestion(dana, { id, reason: 'off-topic', note: '' }))
    expect(await closings(id)).toBe(2)
    expect(await closureOf(id)).toMatchObject({ closedBy: dana.id, reason: 'off-topic' })
  })

  it('is for questions only', async () => {
    const { id } = await ask(ada)
    const { id: answerId } = await answer(brook, id)
    expect(refusal(await closeQuestion(casey, { id: answerId, reason: 'off-topic', note: '' }))).toBe(
      'not-found',
    )
    expect(refusal(await reopenQuestion(casey, { id: answerId }))).toBe('not-found')
  })

  it.each([
    ['42', 42],
    ['#42', 42],
    [' 42 ', 42],
    ['/questions/42/black-screen', 42],
    ['https://nomodeset.example/questions/42/black-screen-after-580#post-43', 42],
    ['http://localhost:3000/questions/42?sort=newest', 42],
    ['', undefined],
  ])('reads the target %j as %j', (typed, duplicateOf) => {
    const parsed = closureInput.safeParse({ id: '7', value: '1', reason: 'off-topic', duplicateOf: typed })
    expect(parsed.data).toMatchObject({ duplicateOf })
  })

  it.each([
    'abc',
    '-1',
    '0',
    '4.2',
    '1e9',
    '/users/42',
    '999999999999999999999',
    '4\u00002',
    'x'.repeat(3_000),
  ])('refuses the target %j on its field', (duplicateOf) => {
    const parsed = closureInput.safeParse({ id: '7', value: '1', reason: 'duplicate', duplicateOf })
    expect(parsed.error?.issues[0]?.path[0]).toBe('duplicateOf')
  })

  it('asks for the target on its field, and refuses the question itself there', () => {
    for (const duplicateOf of ['', '7', '#7', undefined]) {
      const parsed = closureInput.safeParse({ id: '7', value: '1', reason: 'duplicate', duplicateOf })
      expect(parsed.error?.issues[0]?.path[0]).toBe('duplicateOf')
    }
  })

  it('asks for a reason to hide or lock on its field, and for none to undo', () => {
    expect(stateInput.safeParse({ id: '1', value: '1' }).error?.issues[0]?.path[0]).toBe('reason')
    expect(stateInput.safeParse({ id: '1', value: '1', reason: ' \n' }).error?.issues[0]?.path[0]).toBe(
      'reason',
    )
    expect(stateInput.safeParse({ id: '1', value: '0' }).success).toBe(true)
    for (const wrong of ['2', '', 'true', '1,1'])
      expect(
        stateInput.safeParse({ id: '1', value: wrong, reason: 'why not' }).error?.issues[0]?.message,
      ).toMatch(/^Send 1/)
  })
})

describe('the public log', () => {
  it('says who, what and why, newest first, and what can be undone', async () => {
    const { id } = await ask(ada, { title: 'A title for the log of moderation' })
    value(await setLocked(casey, { id, value: true, reason: 'Too heated' }))
    const { entries } = await listModerationLog({ kind: 'locks', before: null })
    expect(entries[0]).toMatchObject({
      actor: 'Casey',
      verb: 'locked',
      post: { id, title: 'A title for the log of moderation' },
      undoable: true,
    })
    expect(entries[0] && describeEntry(entries[0], false).note).toBe('Too heated')
    value(await setLocked(casey, { id, value: false }))
    const after = await listModerationLog({ kind: 'locks', before: null })
    expect(after.entries.slice(0, 2).map(({ verb, undoable }) => [verb, undoable])).toEqual([
      ['unlocked', false],
      ['locked', false],
    ])
  })

  it('names no removed title, no flagger, and nothing members did to their own', async () => {
    const secret = 'Serial number 1234-5678-ABCD of my card'
    const { id } = await ask(ada, { title: secret })
    value(await deletePost(casey, { id, reason: 'Private data' }))
    const own = await ask(brook)
    value(await deletePost(brook, { id: own.id }))
    const { entries } = await listModerationLog({ kind: null, before: null })
    expect(JSON.stringify(entries)).not.toContain(secret)
    const shown = entries.map((entry) => ({ entry, words: describeEntry(entry, false) }))
    expect(shown[0]?.words).toMatchObject({
      verb: 'deleted',
      object: { text: `question ${id}`, href: undefined },
    })
    expect(entries.some(({ post }) => post?.id === own.id)).toBe(false)
    expect(entries.some(({ verb }) => verb.includes('flag'))).toBe(false)
    value(await undeletePost(dana, { id }))
    const again = await listModerationLog({ kind: 'deletions', before: null })
    expect(again.entries[0]).toMatchObject({ verb: 'undeleted', post: { title: secret } })
  })

  it('pages by keyset through everything once', async () => {
    const { id } = await ask(ada)
    for (let n = 0; n < 60; n++)
      value(await setLocked(casey, { id, value: n % 2 === 0, reason: `Round ${n}` }))
    const seen: number[] = []
    for (let before: number | null = null; ; ) {
      const page: Awaited<ReturnType<typeof listModerationLog>> = await listModerationLog({
        kind: null,
        before,
      })
      seen.push(...page.entries.map((entry) => entry.id))
      before = page.older
      if (before === null) break
    }
    expect(seen.length).toBeGreaterThan(60)
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a))
  })

  it('shows moderators what a post went through, without its voters', async () => {
    const { id } = await ask(ada)
    value(await setHidden(casey, { id, value: true, reason: 'Looks like spam' }))
    const verbs = (await listPostEvents(id)).map(({ verb }) => verb)
    expect(verbs).toEqual(['hid', 'asked'])
  })
})

it('leaves every count right', async () => {
  const wrong = (await recount({ repair: false })).filter(({ count }) => count > 0)
  expect(wrong).toEqual([])
})
