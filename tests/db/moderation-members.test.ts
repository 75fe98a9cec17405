import { and, eq, inArray } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { accountDeletions, events, sanctions, settings, users } from '@/db/schema'
import { openSession } from '@/lib/auth/sessions'
import { getViewerByToken } from '@/lib/auth/viewer'
import { roleInput, suspensionInput } from '@/lib/moderation/input'
import { changeRole, liftSuspension, suspendMember } from '@/lib/moderation/members'
import { listStaff, listSuspended } from '@/lib/moderation/people'
import { listMemberRecords, listSanctions } from '@/lib/moderation/records'
import { changeSettings } from '@/lib/settings/commands'
import { initialSettings, settingGroups, settingKeys } from '@/lib/settings/definitions'
import { getSettings, listSettingChanges } from '@/lib/settings/queries'
import type { Viewer } from '@/lib/users/types'
import { createMember, createWorld, refusal, suspended, value } from '../support/world'

const { ada, brook, casey, dana } = await createWorld()

const week = { days: 7, reason: 'Insulting people' }
const running = async (member: Viewer) =>
  (await listMemberRecords([member.id])).get(member.id)?.suspendedUntil ?? null
const roleOf = async (member: Viewer) =>
  (await db.select({ role: users.role }).from(users).where(eq(users.id, member.id)))[0]?.role
const eventsAbout = (member: Viewer, verb: string) =>
  db
    .select()
    .from(events)
    .where(and(eq(events.subjectId, member.id), eq(events.verb, verb)))

describe('suspending', () => {
  it('holds at once in every open session, says why and until when, and ends when lifted', async () => {
    const loud = await createMember('Loud')
    const facts = { userAgent: 'test' }
    const tokens = [await openSession(loud.id, facts), await openSession(loud.id, facts)]
    const { until } = value(await suspendMember(casey, { handle: 'Loud', ...week }))
    for (const { token } of tokens)
      expect((await getViewerByToken(token))?.suspension).toMatchObject({ reason: week.reason, until })
    expect(await eventsAbout(loud, 'suspended')).toMatchObject([
      { actorId: casey.id, data: { reason: week.reason, until: until.toISOString() } },
    ])
    value(await liftSuspension(casey, { handle: 'loud', reason: 'Apologised' }))
    for (const { token } of tokens) expect((await getViewerByToken(token))?.suspension).toBeNull()
    value(await liftSuspension(casey, { handle: 'Loud', reason: '' }))
    expect(await eventsAbout(loud, 'lifted-suspension')).toHaveLength(1)
  })

  it('replaces a running suspension, so that a shorter one counts', async () => {
    const member = await createMember('Twice')
    value(await suspendMember(casey, { handle: 'Twice', days: 30, reason: 'First' }))
    value(await suspendMember(casey, { handle: 'Twice', days: 2, reason: 'Second' }))
    expect((await running(member))?.getTime()).toBeLessThan(Date.now() + 3 * 86_400_000)
    const history = await listSanctions(member.id)
    expect(history.map(({ reason, by, liftedBy }) => [reason, by, liftedBy])).toEqual([
      ['Second', 'Casey', null],
      ['First', 'Casey', 'Casey'],
    ])
    expect((await listSuspended(200)).map(({ handle }) => handle)).toContain('Twice')
  })

  it('refuses oneself, staff by moderators, system and deleted accounts, and nobody', async () => {
    const other = await createMember('Second-Mod', { role: 'moderator' })
    const system = await createMember('The-Site')
    await db.update(users).set({ kind: 'system' }).where(eq(users.id, system.id))
    const gone = await createMember('Gone-One')
    await db.insert(accountDeletions).values({ userId: gone.id })
    const by = (viewer: Viewer, handle: string) => suspendMember(viewer, { handle, ...week })
    expect(refusal(await by(casey, 'Casey'))).toBe('forbidden')
    expect(refusal(await by(dana, 'Dana'))).toBe('forbidden')
    expect(refusal(await by(casey, 'Second-Mod'))).toBe('forbidden')
    expect(refusal(await by(casey, 'Dana'))).toBe('forbidden')
    expect(refusal(await by(dana, 'The-Site'))).toBe('forbidden')
    expect(refusal(await by(dana, 'Gone-One'))).toBe('gone')
    expect(refusal(await by(dana, 'No-Such-One'))).toBe('not-found')
    value(await by(dana, 'Second-Mod'))
    expect(await running(other)).not.toBeNull()
    const all = [casey, dana, system, gone].map(({ id }) => id)
    expect(await db.$count(sanctions, inArray(sanctions.userId, all))).toBe(0)
  })

  it('is refused to members and to suspended moderators, and changes nothing', async () => {
    for (const viewer of [ada, brook]) {
      expect(refusal(await suspendMember(viewer, { handle: 'Brook', ...week }))).toBe('not-found')
      expect(refusal(await liftSuspension(viewer, { handle: 'Brook', reason: '' }))).toBe('not-found')
    }
    expect(refusal(await suspendMember(suspended(casey), { handle: 'Brook', ...week }))).toBe('forbidden')
    expect(await running(brook)).toBeNull()
  })

  it('holds against a moderator whose request began before it', async () => {
    const mod = await createMember('Quick-Mod', { role: 'moderator' })
    value(await suspendMember(dana, { handle: 'Quick-Mod', ...week }))
    expect(refusal(await suspendMember(mod, { handle: 'Ada', ...week }))).toBe('forbidden')
    expect(refusal(await liftSuspension(mod, { handle: 'Quick-Mod', reason: '' }))).toBe('forbidden')
    expect(await running(ada)).toBeNull()
  })

  it.each([
    [{ days: '' }, 'days'],
    [{ days: '0' }, 'days'],
    [{ days: '-3' }, 'days'],
    [{ days: '1.5' }, 'days'],
    [{ days: '1e3' }, 'days'],
    [{ days: '99999' }, 'days'],
    [{ days: 'NaN' }, 'days'],
    [{ reason: '' }, 'reason'],
    [{ reason: 'x'.repeat(301) }, 'reason'],
    [{ reason: 'a\u0000bcd' }, 'reason'],
    [{ handle: 'a\u0000' }, 'handle'],
    [{ handle: '' }, 'handle'],
  ])('refuses %j on its field', (wrong, field) => {
    const fields = { handle: 'Ada', value: '1', days: '7', reason: 'A reason', ...wrong }
    expect(suspensionInput.safeParse(fields).error?.issues[0]?.path[0]).toBe(field)
  })
})

describe('roles', () => {
  it('are given and taken by administrators, with before and after in the log', async () => {
    const rising = await createMember('Rising')
    value(await changeRole(dana, { handle: 'Rising', role: 'moderator' }))
    expect(await roleOf(rising)).toBe('moderator')
    expect((await listStaff()).map(({ handle }) => handle)).toContain('Rising')
    value(await changeRole(dana, { handle: 'Rising', role: 'moderator' }))
    expect(await eventsAbout(rising, 'changed-role')).toMatchObject([
      { actorId: dana.id, data: { from: 'member', to: 'moderator' } },
    ])
    value(await changeRole(dana, { handle: 'Rising', role: 'member' }))
  })

  it('are refused to everybody else, also to those who just lost theirs', async () => {
    for (const viewer of [ada, brook, casey])
      expect(refusal(await changeRole(viewer, { handle: viewer.handle, role: 'administrator' }))).toBe(
        'not-found',
      )
    expect(refusal(await changeRole(suspended(dana), { handle: 'Ada', role: 'moderator' }))).toBe('forbidden')
    const former = await createMember('Former', { role: 'member' })
    const stale: Viewer = { ...former, role: 'administrator' }
    expect(refusal(await changeRole(stale, { handle: 'Former', role: 'administrator' }))).toBe('conflict')
    expect(await roleOf(former)).toBe('member')
    expect(roleInput.safeParse({ handle: 'Ada', role: 'owner' }).success).toBe(false)
  })

  it('leave an administrator who can act, whoever demotes or suspends whom at once', async () => {
    for (let round = 0; round < 8; round++) {
      const rival = await createMember(`Rival-${'abcdefgh'[round]}`, { role: 'administrator' })
      await Promise.all([
        changeRole(dana, { handle: rival.handle, role: 'member' }),
        changeRole(rival, { handle: 'Dana', role: 'member' }),
        suspendMember(dana, { handle: rival.handle, ...week }),
        suspendMember(rival, { handle: 'Dana', ...week }),
        changeRole(dana, { handle: 'Dana', role: 'member' }),
      ])
      const able = []
      for (const person of [dana, rival])
        if ((await roleOf(person)) === 'administrator' && (await running(person)) === null) able.push(person)
      expect(able.length).toBeGreaterThan(0)
      await db.update(users).set({ role: 'administrator' }).where(eq(users.id, dana.id))
      await db.update(users).set({ role: 'member' }).where(eq(users.id, rival.id))
      await db.delete(sanctions).where(inArray(sanctions.userId, [dana.id, rival.id]))
    }
  })

  it('keep the last administrator; a suspended one does not count as another', async () => {
    expect(refusal(await changeRole(dana, { handle: 'Dana', role: 'member' }))).toBe('conflict')
    const second = await createMember('Second-Admin', { role: 'administrator' })
    value(await suspendMember(dana, { handle: second.handle, ...week }))
    expect(refusal(await changeRole(dana, { handle: 'Dana', role: 'member' }))).toBe('conflict')
    value(await liftSuspension(dana, { handle: second.handle, reason: '' }))
    value(await changeRole(dana, { handle: second.handle, role: 'member' }))
    expect(await roleOf(dana)).toBe('administrator')
  })
})

describe('settings', () => {
  it('have defaults, and every one of them stands in the form', async () => {
    expect(await getSettings()).toEqual(initialSettings)
    expect(settingGroups.flatMap(({ keys }) => keys).sort()).toEqual([...settingKeys].sort())
  })

  it('are changed by administrators, with before and after in the log, and only what differs', async () => {
    const { changes } = value(
      await changeSettings(dana, {
        'reputation.voteDown': '75',
        'new.questionsPerDay': '3',
        other: 'ignored',
      }),
    )
    expect(changes).toEqual([{ key: 'reputation.voteDown', before: 50, after: 75 }])
    expect((await getSettings())['reputation.voteDown']).toBe(75)
    value(await changeSettings(dana, { 'reputation.voteDown': '50' }))
    const log = await listSettingChanges(null)
    expect(log.changes.slice(0, 2)).toMatchObject([
      { by: 'Dana', before: '75', after: '50' },
      { by: 'Dana', before: '50', after: '75' },
    ])
  })

  it('are refused to everybody else', async () => {
    for (const viewer of [ada, brook, casey])
      expect(refusal(await changeSettings(viewer, { 'reputation.voteDown': '0' }))).toBe('not-found')
    expect(refusal(await changeSettings(suspended(dana), { 'reputation.voteDown': '0' }))).toBe('forbidden')
    expect((await getSettings())['reputation.voteDown']).toBe(50)
  })

  it.each(['', ' ', '-1', '1.5', '1e3', '0x10', 'NaN', 'Infinity', '1000000', '1e309', '5\u0000', '１'])(
    'refuse %j on the field and change nothing at all',
    async (typed) => {
      const result = await changeSettings(dana, { 'new.flagsPerDay': typed, 'new.votesPerDay': '77' })
      expect(result).toMatchObject({
        ok: false,
        error: { fields: { 'new.flagsPerDay': expect.any(String) } },
      })
      expect((await getSettings())['new.votesPerDay']).toBe(5)
    },
  )

  it('ignore names that only look like settings', async () => {
    const fields: Record<string, string> = Object.create(null)
    for (const name of ['__proto__', 'constructor', 'toString', 'reputation', 'reputation.'])
      fields[name] = '1'
    expect(value(await changeSettings(dana, fields)).changes).toEqual([])
  })

  it('survive nonsense in the table', async () => {
    await db.insert(settings).values({ key: 'new.editsPerDay', value: 'many' })
    await db.insert(settings).values({ key: 'no.such.setting', value: 4 })
    expect((await getSettings())['new.editsPerDay']).toBe(20)
  })

  it('log each of many changes made at once, each from the value before it', async () => {
    await Promise.all(
      Array.from({ length: 10 }, (_, n) => changeSettings(dana, { 'comment.editMinutes': String(100 + n) })),
    )
    const { changes } = await listSettingChanges(null)
    const chain = changes.filter(({ label }) => label.startsWith('Minutes')).reverse()
    expect(chain).toHaveLength(10)
    chain.forEach(({ before }, index) => {
      expect(before).toBe(index === 0 ? '10' : chain[index - 1]?.after)
    })
  })
})
