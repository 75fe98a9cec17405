import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { events } from '@/db/schema'
import { report } from '@/lib/reports/commands'
import { markInput, reportInput } from '@/lib/reports/input'
import { mark } from '@/lib/reports/marks'
import { evidenceOf, listOwnMarks, listReports } from '@/lib/reports/queries'
import { getChosenMachine } from '@/lib/reports/rigs'
import { getValidity, setValidity } from '@/lib/reports/validity'
import { parseRange } from '@/lib/versions/range'
import { saveMachine } from '../support/saved-rigs'
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

const { ada, brook, casey } = await createWorld()
const eve = await createMember('Eve', { reputation: 40 })
const question = await ask(ada)
const fix = await answer(brook, question.id)
const said = (id: number, outcome: string, more: Record<string, string> = {}) =>
  reportInput.parse({ id: String(id), outcome, ...more })
const wish = (id: number, kind: string, choice: string, more: Record<string, string> = {}) =>
  markInput.parse({ id: String(id), kind, value: choice, ...more })
const evidence = async (id: number) => {
  const found = (await evidenceOf([id])).get(id)
  if (!found) throw new Error('No evidence')
  return found
}

describe('a report', () => {
  it('needs a rig, and falls back to the only or the chosen one', async () => {
    expect(refusal(await report(ada, said(fix.id, 'works')))).toBe('invalid')
    await saveMachine(ada, { version: '580.95.05' })
    expect(value(await report(ada, said(fix.id, 'works')))).toEqual({ outcome: 'works', postId: fix.id })
    const { rig } = await saveMachine(ada, { version: '580.105.08', kernel: '6.17.8' })
    expect(refusal(await report(ada, said(fix.id, 'works')))).toBe('invalid')
    value(await report(ada, said(fix.id, 'partly', { rig: String(rig), comment: 'Only on one screen.' })))
    const { reports } = await evidence(fix.id)
    expect(reports).toMatchObject({ works: 1, partly: 1, fails: 0 })
    expect(reports.newest).toEqual([{ driver: 'nvidia', version: '580.105.08' }])
    expect(reports.last).toBeInstanceOf(Date)
  })

  it('is one per person, post and environment: said again it changes, withdrawn it counts no more', async () => {
    const other = await answer(brook, question.id, 'Another answer that tells what to do.')
    const { rig, environment } = await saveMachine(eve, { chosen: true })
    value(await report(eve, said(other.id, 'works', { rig: String(rig) })))
    value(await report(eve, said(other.id, 'fails', { comment: 'No more after an update.' })))
    expect((await evidence(other.id)).reports).toMatchObject({ works: 0, fails: 1 })
    expect((await listReports(other.id)).reports).toMatchObject([
      {
        outcome: 'fails',
        by: 'Eve',
        driver: 'nvidia',
        driverVersion: '580.95.05',
        comment: 'No more after an update.',
      },
    ])
    value(await report(eve, said(other.id, 'withdraw', { environment: String(environment) })))
    expect((await evidence(other.id)).reports).toMatchObject({ works: 0, fails: 0, last: null })
    value(await report(eve, said(other.id, 'works')))
    expect((await evidence(other.id)).reports.works).toBe(1)
    const log = await db
      .select({ verb: events.verb, data: events.data })
      .from(events)
      .where(eq(events.postId, other.id))
      .orderBy(events.id)
    expect(log.filter(({ verb }) => verb === 'reported').map(({ data }) => data.outcome)).toEqual([
      'works',
      'fails',
      'withdrawn',
      'works',
    ])
  })

  it('counts nobody twice, however many arrive at once', async () => {
    const busy = await answer(brook, question.id, 'An answer that many try at the same time.')
    await inWaves(20, () => report(eve, said(busy.id, 'works')))
    expect((await evidence(busy.id)).reports.works).toBe(1)
  })

  it('is not for others’ rigs, comments, deleted posts or the suspended', async () => {
    const { rig } = await saveMachine(casey)
    expect(refusal(await report(eve, said(fix.id, 'works', { rig: String(rig) })))).toBe('invalid')
    expect(refusal(await report(eve, said(fix.id, 'works', { environment: '1' })))).toBe('not-found')
    expect(refusal(await report(eve, said((await comment(ada, fix.id)).id, 'works')))).toBe('invalid')
    expect(refusal(await report(eve, said(question.id, 'works')))).toBe('invalid')
    expect(refusal(await report(eve, said(99_999, 'works')))).toBe('not-found')
    expect(refusal(await report(suspended(eve), said(fix.id, 'works')))).toBe('forbidden')
  })

  it('has a daily limit', async () => {
    const frank = await createMember('Frank', { reputation: 1 })
    for (let number = 0; number < 15; number++) {
      const { rig } = await saveMachine(frank, { version: `580.${number}.01` })
      value(await report(frank, said(fix.id, 'works', { rig: String(rig) })))
    }
    const { rig } = await saveMachine(frank, { version: '590.1.01' })
    expect(refusal(await report(frank, said(fix.id, 'works', { rig: String(rig) })))).toBe('limited')
  })
})

describe('a mark', () => {
  it('warns until it is taken back, or cleared with a reason by the author or a moderator', async () => {
    const risky = await answer(brook, question.id, 'Write zeros to the first sectors of the disk.')
    const danger = { comment: 'This erases the partition table.' }
    value(await mark(eve, wish(risky.id, 'dangerous', '1', danger)))
    value(await mark(ada, wish(risky.id, 'outdated', '1')))
    expect((await evidence(risky.id)).marks).toMatchObject([
      { kind: 'dangerous', by: 'Eve', ...danger },
      { kind: 'outdated', by: 'Ada', comment: '' },
    ])
    expect(await listOwnMarks(risky.id, eve.id)).toEqual(['dangerous'])
    const clearing = wish(risky.id, 'dangerous', 'clear', { reason: 'Rewritten' })
    expect(refusal(await mark(ada, clearing))).toBe('forbidden')
    value(await mark(ada, wish(risky.id, 'outdated', '0')))
    value(await mark(brook, clearing))
    expect((await evidence(risky.id)).marks).toEqual([])
    const [last] = (
      await db.select().from(events).where(eq(events.postId, risky.id)).orderBy(events.id)
    ).slice(-1)
    expect(last).toMatchObject({
      verb: 'unmarked',
      actorId: brook.id,
      data: { kind: 'dangerous', reason: 'Rewritten', comments: [danger.comment] },
    })
  })

  it('is refused where nothing may be written', async () => {
    expect(refusal(await mark(eve, wish(question.id, 'outdated', '1')))).toBe('invalid')
    expect(refusal(await mark(suspended(eve), wish(fix.id, 'outdated', '1')))).toBe('forbidden')
  })
})

describe('the versions of a post', () => {
  const range = (subject: string, text: string) => ({
    subject,
    ...(parseRange(text) ?? { from: null, to: null, through: false }),
  })

  it('are set by its author and by trusted members, with an event, and replaced whole', async () => {
    const first = [range('driver:nvidia', '>= 580, < 595'), range('kernel', '6.12+')]
    expect(refusal(await setValidity(ada, { id: fix.id, ranges: first }))).toBe('forbidden')
    value(await setValidity(brook, { id: fix.id, ranges: first }))
    expect(await getValidity(fix.id)).toEqual(first)
    value(await setValidity(casey, { id: fix.id, ranges: [range('kernel', '6.12+')] }))
    expect((await evidence(fix.id)).validity).toEqual([range('kernel', '6.12+')])
    const log = await db.select({ verb: events.verb }).from(events).where(eq(events.postId, fix.id))
    expect(log.filter(({ verb }) => verb === 'set-validity')).toHaveLength(2)
  })

  it('are compared with the machine of the chosen rig', async () => {
    expect(await getChosenMachine(eve.id)).toMatchObject({ machine: { 'driver:nvidia': '580.95.05' } })
    expect(await getChosenMachine(casey.id)).toBeNull()
  })
})
