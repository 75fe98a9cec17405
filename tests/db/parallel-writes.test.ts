import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { closeDatabase } from '@/db/client'
import { poolGauges } from '@/db/health'
import { configureDatabase, databaseSettings } from '@/db/url'
import { answerQuestion } from '@/lib/answers/commands'
import { sayMeToo } from '@/lib/bookmarks/commands'
import { addComment } from '@/lib/comments/commands'
import { followPost } from '@/lib/follows/commands'
import { closeRenderer } from '@/lib/markdown/pool'
import { flagPost } from '@/lib/moderation/flags'
import type { Result } from '@/lib/result'
import { editPost } from '@/lib/revisions/commands'
import type { Viewer } from '@/lib/users/types'
import { castVote } from '@/lib/votes/commands'
import { type ChaosProxy, openChaosProxy, targetOf, through } from '../support/chaos-proxy'
import { ask, createMember, createWorld, inWaves } from '../support/world'

const direct = databaseSettings().url
const { ada, brook, casey } = await createWorld()
const asker = await createMember('Asker')
const questions = await inWaves(20, async () => (await ask(asker)).id, 4)
const [question = 0] = questions

let proxy: ChaosProxy

beforeAll(async () => {
  proxy = await openChaosProxy(targetOf(direct))
  configureDatabase(through(proxy, direct))
})

afterEach(() => proxy.set({}))

afterAll(async () => {
  await closeDatabase()
  await proxy.close()
  configureDatabase(direct)
  await closeRenderer()
})

/** Who is too slow for the patience of the others' line hears of a limit as well. */
const answers = ['limited', 'ok']
const text = () => `Words that nobody has written before: ${randomUUID()}.`
const key = () => randomUUID()

const writes: Record<string, (viewer: Viewer, index: number) => Promise<Result<unknown>>> = {
  comments: (viewer) => addComment(viewer, { id: question, body: text(), key: key() }),
  answers: (viewer) => answerQuestion(viewer, { id: question, body: text(), key: key() }),
  edits: (viewer, index) =>
    editPost(viewer, { id: questions[index] ?? 0, base: 1, body: text(), summary: '', minor: false }),
  votes: (viewer, index) => castVote(viewer, { id: questions[index] ?? 0, value: 1 }),
  follows: (viewer) => followPost(viewer, { id: question, level: 'track' }),
  'me too': (viewer) => sayMeToo(viewer, { id: question, value: true }),
  flags: (viewer, index) => flagPost(viewer, { id: questions[index] ?? 0, reason: 'spam', note: '' }),
}

/** Twenty at once over a network on which twenty in a row take longer than a lock is waited for. */
async function twenty(viewer: Viewer, write: (typeof writes)[string], latency = 3) {
  proxy.set({ latency })
  const heard = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      write(viewer, index).then(
        (result) => (result.ok ? 'ok' : result.error.code),
        (error: unknown) => String(error),
      ),
    ),
  )
  return { ok: heard.filter((word) => word === 'ok').length, heard: [...new Set(heard)].sort() }
}

describe('twenty writes of one person at once', { timeout: 40_000 }, () => {
  for (const [name, write] of Object.entries(writes)) {
    it(`${name}: none fails`, async () => {
      const { ok, heard } = await twenty(name === 'votes' || name === 'flags' ? brook : casey, write)
      expect(answers).toEqual(expect.arrayContaining(heard))
      expect(ok).toBeGreaterThanOrEqual(5)
    })
  }

  it('of all kinds: none fails', async () => {
    const kinds = [writes.comments, writes.answers, writes.votes].filter((kind) => kind !== undefined)
    const mixed = await createMember('Mixed', { reputation: 2_500 })
    const any = (viewer: Viewer, index: number) =>
      kinds[index % kinds.length]?.(viewer, index) ?? Promise.reject(new Error('No such kind'))
    expect(answers).toEqual(expect.arrayContaining((await twenty(mixed, any)).heard))
  })

  it('over the daily limit: so many as are allowed, and the others hear of the limit', async () => {
    for (const [name, left] of Object.entries({ comments: 10, answers: 10 }))
      expect(await twenty(ada, writes[name] ?? fail, 0), name).toEqual({ ok: left, heard: answers })
  })

  it('leave connections for everybody else', async () => {
    const lent: number[] = []
    const watch = setInterval(() => lent.push(poolGauges().lent), 20)
    await twenty(casey, writes.comments ?? fail)
    clearInterval(watch)
    const usual = lent.toSorted((one, other) => one - other)[Math.floor(lent.length / 2)]
    expect(usual).toBeLessThan(poolGauges().size / 2)
  })
})

function fail(): never {
  throw new Error('No such kind of write')
}
