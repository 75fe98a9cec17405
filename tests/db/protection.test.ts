import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { db, type Transaction } from '@/db/client'
import { follows } from '@/db/schema'
import { saveIssueFacts } from '@/lib/issues/commands'
import { listModerationLog } from '@/lib/moderation/log'
import { liftProtection, protectPage } from '@/lib/protection/commands'
import { approveChanges, rejectChanges } from '@/lib/protection/decide'
import { endProtections } from '@/lib/protection/ending'
import { countPending, getGuard, listPending } from '@/lib/protection/queries'
import { measures } from '@/lib/recount/measures'
import { listRevisions } from '@/lib/revisions/history'
import { decideSuggestion } from '@/lib/suggestions/commands'
import type { Viewer } from '@/lib/users/types'
import { movePage } from '@/lib/wiki/move'
import { parsePath } from '@/lib/wiki/paths'
import { revertPage } from '@/lib/wiki/revert'
import { faceOf, guard, numbersOf, runOut } from '../support/protection'
import { inboxOf, mailsTo, tell, wish } from '../support/telling'
import { currentText, edit, writePage, xidErrors } from '../support/wiki'
import { createMember, createWorld, inWaves, refusal, suspended, value, type World } from '../support/world'

let world: World
let members: Viewer[]
beforeAll(async () => {
  world = await createWorld()
  members = await inWaves(3, (index) => createMember(`Member${index}`, { reputation: 120 }))
})

const member = (index: number): Viewer => members[index] ?? world.ada
const body = (words: string) => xidErrors.body.replace('two', words)

async function reviewed() {
  const page = await writePage(world.brook)
  await guard(world.casey, page.id, 'review')
  return page
}

/** Three people change three places of a reviewed page; the last starts from the first revision and is merged. */
async function threeWaiting() {
  const { id } = await reviewed()
  const before = await faceOf(id)
  const one = {
    base: 1,
    body: xidErrors.body.replace('one', 'one of member 0 [[nvidia/unseen]] @Dana Xid 79'),
  }
  value(await edit(member(0), id, { ...one, title: 'Another title', tags: ['nvidia', 'vulkan-unseen'] }))
  value(await edit(member(1), id, { base: 2, body: one.body.replace('three', 'three of member 1') }))
  const last = await edit(member(2), id, {
    base: 1,
    body: xidErrors.body.replace('five', 'five of member 2'),
  })
  return { id, before, last: value(last) }
}

describe('changes of a reviewed page', () => {
  it('by three people are kept and merged, and readers see none of them anywhere', async () => {
    const { id, before, last } = await threeWaiting()
    expect(last).toMatchObject({ outcome: 'kept', number: 4, from: 1 })
    expect(await numbersOf(id)).toEqual({ published: 1, newest: 4 })
    expect(await faceOf(id)).toEqual(before)
    const { revisions } = await listRevisions(id)
    expect(revisions.map(({ number, baseNumber, kind }) => [number, baseNumber, kind])).toEqual([
      [4, 1, 'merge'],
      [3, 2, 'edit'],
      [2, 1, 'edit'],
      [1, null, 'create'],
    ])
    const [unseen] = await db.execute(sql`select 1 from tag where name = 'vulkan-unseen'`)
    expect(unseen).toBeUndefined()
  })

  it('are shown up to the one that is approved, then all of them', async () => {
    const { id } = await threeWaiting()
    value(await approveChanges(world.brook, { id, number: 2 }))
    expect(await numbersOf(id)).toEqual({ published: 2, newest: 4 })
    const middle = await faceOf(id)
    expect(middle.raw).toContain('member 0')
    expect(middle.raw).not.toContain('member 1')
    expect(middle.seen.title).toBe('Another title')
    expect(middle.seen.tags.map(({ name }) => name)).toContain('vulkan-unseen')
    expect(middle.feed?.length).toBe(2)
    value(await approveChanges(world.casey, { id, number: 4 }))
    expect(await numbersOf(id)).toEqual({ published: null, newest: 4 })
    const all = await faceOf(id)
    for (const words of ['member 0', 'member 1', 'member 2']) expect(all.raw).toContain(words)
    expect(all.feed?.length).toBe(4)
    expect(refusal(await approveChanges(world.casey, { id, number: 4 }))).toBe('conflict')
  })

  it('are left out when they are rejected, and stay in the history', async () => {
    const { id, before } = await threeWaiting()
    expect(refusal(await rejectChanges(world.brook, { id, base: 3, reason: 'Wrong' }))).toBe('conflict')
    value(await rejectChanges(world.brook, { id, base: 4, reason: 'No source' }))
    expect(await numbersOf(id)).toEqual({ published: null, newest: 5 })
    expect(await faceOf(id)).toEqual(before)
    const [last] = (await listRevisions(id)).revisions
    expect(last).toMatchObject({ number: 5, kind: 'revert', summary: 'Back to revision 1: No source' })
    expect(refusal(await rejectChanges(world.brook, { id, base: 5, reason: 'Twice' }))).toBe('conflict')
  })

  it('are approved by a reviewer who saves on top of them, or who saves nothing new', async () => {
    const { id } = await threeWaiting()
    const { body: newest } = (await reads(id, 4)) ?? { body: '' }
    value(await edit(world.brook, id, { base: 4, body: newest.replace('four', 'four of Brook') }))
    expect(await numbersOf(id)).toEqual({ published: null, newest: 5 })
    for (const words of ['member 0', 'member 2', 'of Brook'])
      expect((await currentText(id)).body).toContain(words)
    const next = newest.replace('four', 'four again')
    value(await edit(member(0), id, { base: 5, body: next }))
    const same = value(await edit(world.brook, id, { base: 6, body: next }))
    expect(same).toMatchObject({ outcome: 'unchanged' })
    expect(await numbersOf(id)).toEqual({ published: null, newest: 6 })
    expect((await currentText(id)).body).toBe(next)
  })

  it('are not approved by a reviewer who began before they came', async () => {
    const { id, before } = await threeWaiting()
    const mine = { base: 1, body: xidErrors.body.replace('Intro', 'Intro by Brook') }
    expect(value(await edit(world.brook, id, mine))).toMatchObject({ outcome: 'kept', number: 5, from: 1 })
    expect(await faceOf(id)).toEqual(before)
    value(await edit(world.brook, id, { base: 4, body: (await reads(id, 5))?.body ?? '' }))
    expect(await numbersOf(id)).toEqual({ published: 1, newest: 5 })
  })

  it('wait as well when they are reverts, sections or facts, and moving waits for nobody', async () => {
    const { id, path } = await reviewed()
    value(await edit(world.brook, id, { base: 1, body: body('two, better') }))
    const before = await faceOf(id)
    expect(value(await revertPage(member(0), { id, to: 1, base: 2, summary: '' })).waits).toEqual({
      from: 2,
      to: 3,
    })
    value(await edit(member(1), id, { base: 3, section: 2, body: '## Second section\n\nfour and more\n' }))
    const facts = {
      status: 'open',
      component: 'nvidia',
      introducedIn: '',
      fixedIn: '',
      workaround: '',
    } as const
    const lists = { workaroundUntil: '', targets: [], upstream: [] }
    value(await saveIssueFacts(member(2), { id, base: 4, summary: '', ...facts, ...lists }))
    expect(await numbersOf(id)).toEqual({ published: 2, newest: 5 })
    expect(await faceOf(id)).toEqual(before)
    const place = parsePath('nvidia/moved-away')
    if (!place) throw new Error('No path')
    expect(refusal(await movePage(world.casey, { id, path: place, summary: '' }))).toBe('conflict')
    value(await approveChanges(world.brook, { id, number: 5 }))
    expect(refusal(await movePage(member(0), { id, path: place, summary: '' }))).toBe('forbidden')
    expect((await movePage(world.brook, { id, path: place, summary: '' })).ok).toBe(true)
    expect(path).not.toBe('nvidia/moved-away')
  })

  it('are not decided about by members, suspended people, or reviewers whom the level keeps out', async () => {
    const { id } = await threeWaiting()
    for (const actor of [member(0), world.ada, suspended(world.brook)])
      expect(refusal(await approveChanges(actor, { id, number: 4 }))).toBe('forbidden')
    expect(refusal(await rejectChanges(member(0), { id, base: 4, reason: 'Mine' }))).toBe('forbidden')
    await guard(world.casey, id, 'moderators')
    expect(refusal(await approveChanges(world.brook, { id, number: 4 }))).toBe('forbidden')
    expect((await approveChanges(world.casey, { id, number: 4 })).ok).toBe(true)
  })

  it('stand in the queue, the longest waiting first, without what one muted', async () => {
    const { id } = await threeWaiting()
    const pages = await listPending({ vendor: 'nvidia' }, null)
    expect(pages.at(-1)).toMatchObject({
      id,
      shown: 1,
      newest: 4,
      authors: ['Member0', 'Member1', 'Member2'],
    })
    expect(pages.map(({ since }) => since.getTime())).toEqual(
      pages.map(({ since }) => since.getTime()).sort(),
    )
    expect(await countPending({}, null)).toBe(pages.length)
    expect(await listPending({ vendor: 'intel' }, null)).toEqual([])
    await db.insert(follows).values({ userId: world.dana.id, postId: id, level: 'mute' })
    expect((await listPending({}, world.dana)).map((page) => page.id)).not.toContain(id)
  })
})

async function reads(id: number, number: number) {
  const [row] = await db.execute<{ body: string }>(sql`
    select body_markdown as body from revision where post_id = ${id} and number = ${number}`)
  return row
}

describe('other levels', () => {
  it('turn the edits of others into suggestions, which only those accept who may edit', async () => {
    const { id } = await writePage(member(0))
    await guard(world.casey, id, 'moderators')
    const saved = value(await edit(member(1), id, { base: 1, body: body('two, as suggested') }))
    if (saved.outcome !== 'suggested') throw new Error('Not suggested')
    const decision = { id: saved.suggestionId, decision: 'accept', reason: '' } as const
    // The first author of the page and a reviewer, who decide elsewhere.
    for (const actor of [member(0), world.brook])
      expect(refusal(await decideSuggestion(actor, decision))).toBe('forbidden')
    value(await decideSuggestion(world.casey, decision))
    expect((await currentText(id)).body).toContain('as suggested')
    expect(refusal(await revertPage(world.brook, { id, to: 1, base: 2, summary: '' }))).toBe('forbidden')
  })

  it('let trusted members edit', async () => {
    const { id } = await writePage(world.brook)
    await guard(world.casey, id, 'trusted')
    const trusted = await createMember('Trusted', { reputation: 250 })
    expect(value(await edit(member(0), id, { base: 1, body: body('x two') }))).toMatchObject({
      outcome: 'suggested',
    })
    expect(value(await edit(trusted, id, { base: 1, body: body('y two') }))).toMatchObject({
      outcome: 'saved',
    })
  })
})

describe('protection', () => {
  it('is set and lifted by moderators alone, in the public log with level, reason and end', async () => {
    const { id } = await writePage(world.brook)
    const wanted = { id, level: 'trusted', reason: 'Edit war', expiresAt: new Date('2999-01-01') } as const
    for (const actor of [world.ada, world.brook, suspended(world.casey)])
      expect((await protectPage(actor, wanted)).ok).toBe(false)
    value(await protectPage(world.casey, wanted))
    expect(await getGuard(id)).toMatchObject({ level: 'trusted', by: 'Casey', reason: 'Edit war' })
    expect((await liftProtection(world.brook, { id })).ok).toBe(false)
    value(await liftProtection(world.dana, { id }))
    expect((await getGuard(id)).level).toBeNull()
    const { entries } = await listModerationLog({ kind: 'protections', before: null })
    expect(entries.slice(0, 2).map(({ verb, actor, data }) => [verb, actor, data.reason ?? ''])).toEqual([
      ['unprotected', 'Dana', ''],
      ['protected', 'Casey', 'Edit war'],
    ])
  })

  it('is lifted only with a word on what waits: published or discarded', async () => {
    for (const waiting of ['publish', 'discard'] as const) {
      const { id, before } = await threeWaiting()
      const refused = await liftProtection(world.casey, { id })
      expect(refused).toMatchObject({ ok: false, error: { fields: { waiting: expect.any(String) } } })
      expect((await getGuard(id)).level).toBe('review')
      value(await liftProtection(world.casey, { id, waiting }))
      const after = await faceOf(id)
      if (waiting === 'discard') expect(after).toEqual(before)
      else expect(after.raw).toContain('member 2')
      expect(await getGuard(id)).toMatchObject({ level: null, pending: false })
    }
  })

  it('counts for nothing once its time is over; what waits goes on waiting until somebody approves', async () => {
    const open = await reviewed()
    const { id, before } = await threeWaiting()
    for (const page of [id, open.id]) await runOut(page)
    expect(value(await edit(member(0), open.id, { base: 1, body: body('two at once') })).outcome).toBe(
      'saved',
    )
    expect(value(await edit(member(0), id, { base: 4, body: body('two on top') })).outcome).toBe('kept')
    expect(await endProtections()).toBe(2)
    expect(await endProtections()).toBe(0)
    expect(await faceOf(id)).toEqual(before)
    const { entries } = await listModerationLog({ kind: 'protections', before: null })
    expect(entries[0]).toMatchObject({ verb: 'unprotected', actor: null })
    value(await approveChanges(world.brook, { id, number: 5 }))
    expect(value(await edit(member(0), id, { base: 5, body: body('two freely') })).outcome).toBe('saved')
  })
})

describe('who hears of it', () => {
  it('reviewers who watch hear that something waits, watchers of what was approved, authors of either', async () => {
    const { id } = await reviewed()
    const [watcher, reviewer] = [
      await createMember('Watcher'),
      await createMember('Reviewer', { reputation: 900 }),
    ]
    for (const { id: userId } of [watcher, reviewer]) {
      await db.insert(follows).values({ userId, postId: id, level: 'watch' })
    }
    await wish(watcher, 'edit', 'immediate')
    value(await edit(member(0), id, { base: 1, body: body('two, secretly'), summary: 'A secret summary' }))
    await tell()
    expect(await inboxOf(reviewer)).toEqual(['suggestion held-change'])
    expect(await inboxOf(watcher)).toEqual([])
    value(await approveChanges(world.casey, { id, number: 2 }))
    await tell()
    expect(await inboxOf(watcher)).toEqual(['edit approved-changes'])
    expect((await mailsTo(watcher)).at(-1)?.textBody).toContain('two, secretly')
    expect(await inboxOf(member(0))).toContain('edit approved-changes')
    value(await edit(member(1), id, { base: 2, body: body('two, rejected') }))
    value(await rejectChanges(world.casey, { id, base: 3, reason: 'No source' }))
    await tell()
    expect(await inboxOf(member(1))).toContain('suggestion rejected-changes')
    expect(await inboxOf(watcher)).toEqual(['edit approved-changes'])
  })
})

const moves = fc.array(
  fc.oneof(
    fc.record({
      act: fc.constant('edit' as const),
      who: fc.nat(2),
      line: fc.constantFrom('one', 'two', 'four'),
    }),
    fc.record({ act: fc.constant('revert' as const), who: fc.nat(2) }),
    fc.record({ act: fc.constant('suggest' as const) }),
  ),
  { minLength: 1, maxLength: 6 },
)

it('whatever members do, readers see what they saw; approving shows the newest text', async () => {
  await fc.assert(
    fc.asyncProperty(moves, async (steps) => {
      const { id } = await reviewed()
      const before = await faceOf(id)
      for (const [at, step] of steps.entries()) {
        const newest = (await numbersOf(id))?.newest ?? 1
        const text = (await reads(id, newest))?.body ?? ''
        if (step.act === 'edit')
          await edit(member(step.who), id, {
            base: newest,
            body: text.replace(step.line, `${step.line} ${at}`),
          })
        if (step.act === 'revert')
          await revertPage(member(step.who), { id, to: 1, base: newest, summary: '' })
        if (step.act === 'suggest') await edit(world.ada, id, { base: newest, body: `${text} by Ada` })
        expect(await faceOf(id)).toEqual(before)
      }
      const { newest = 1, published } = (await numbersOf(id)) ?? {}
      if (published !== null) value(await approveChanges(world.casey, { id, number: newest }))
      expect((await currentText(id)).body).toBe((await reads(id, newest))?.body)
    }),
    { numRuns: 12, seed: 20261201 },
  )
}, 120_000)

it('an approval and edits at the same moment lose nothing and show nothing unapproved', async () => {
  for (let round = 0; round < 10; round++) {
    const { id } = await reviewed()
    value(await edit(member(0), id, { base: 1, body: body('two approved') }))
    const [approved, more, other] = await Promise.all([
      approveChanges(world.brook, { id, number: 2 }),
      edit(member(1), id, { base: 2, body: body('two approved').replace('four', 'four unseen') }),
      rejectChanges(world.casey, { id, base: 2, reason: 'At once' }),
    ])
    value(more)
    const { body: shown } = await currentText(id)
    expect(shown).not.toContain('unseen')
    expect(shown.includes('two approved')).toBe(approved.ok)
    // One of both at most: who rejects has seen the newest change, and who approves finds it undecided.
    if (approved.ok && other.ok) throw new Error('Both approved and rejected')
    expect((await numbersOf(id))?.published).not.toBeNull()
  }
})

it('after all that, a recount finds the approved texts and facts in place, and what is out of it', async () => {
  for (const { name, wrong } of measures(200).slice(0, 3)) expect(await db.execute(wrong), name).toEqual([])
  const { id } = await threeWaiting()
  const misplaced = (number: number) => async (tx: Transaction) => {
    await tx.execute(sql`update page set published_number = ${number} where post_id = ${id}`)
    const found = await Promise.all(
      measures(200)
        .slice(0, 2)
        .map(({ wrong }) => tx.execute(wrong)),
    )
    throw new Found([...new Set(found.flat().map((row) => String(row.id)))])
  }
  class Found extends Error {
    constructor(readonly ids: string[]) {
      super('Undone')
    }
  }
  for (const number of [2, 4])
    await expect(db.transaction(misplaced(number))).rejects.toMatchObject({ ids: [String(id)] })
})
