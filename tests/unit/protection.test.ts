import { describe, expect, it } from 'vitest'
import { settingInput } from '@/lib/protection/input'
import { levelOf, mayDecide, refusePublishing, type Way, wayFrom, wayOfEdit } from '@/lib/protection/policy'
import { savingOf } from '@/lib/protection/saving'
import type { Level, Shield } from '@/lib/protection/types'
import { initialSettings } from '@/lib/settings/definitions'
import type { Role, Viewer } from '@/lib/users/types'

const settings = { ...initialSettings, 'reputation.editWiki': 10 }
const now = new Date('2026-12-01T12:00:00Z')
const [yesterday, tomorrow] = [new Date('2026-11-30T12:00:00Z'), new Date('2026-12-02T12:00:00Z')]

function viewer(reputation: number, role: Role = 'member'): Viewer {
  return {
    ...{ id: 'x', handle: 'Xan', role, reputation, emailVerified: true },
    ...{ createdAt: now, suspension: null, sessionId: null },
  }
}

const people = {
  visitor: null,
  // May not edit pages, may edit them, edits others' posts, reviews.
  newcomer: viewer(5),
  member: viewer(50),
  trusted: viewer(250),
  reviewer: viewer(350),
  moderator: viewer(1, 'moderator'),
  administrator: viewer(1, 'administrator'),
}
type Person = keyof typeof people

const shield = (level: Level | null, facts: Partial<Shield> = {}): Shield => ({
  ...{ level, expiresAt: null, pending: false },
  ...facts,
})

const table: [string, Shield, Record<Person, Way>][] = [
  ['an open page', shield(null), ways('suggest', 'publish', 'publish', 'publish')],
  ['a reviewed page', shield('review'), ways('suggest', 'keep', 'keep', 'publish')],
  ['a trusted page', shield('trusted'), ways('suggest', 'suggest', 'publish', 'publish')],
  ["a moderators' page", shield('moderators'), ways('suggest', 'suggest', 'suggest', 'suggest')],
  [
    'a page on which changes wait',
    shield(null, { pending: true }),
    ways('suggest', 'keep', 'keep', 'publish'),
  ],
  [
    'a reviewed page on which changes wait',
    shield('review', { pending: true }),
    ways('suggest', 'keep', 'keep', 'publish'),
  ],
  [
    'a trusted page on which changes wait',
    shield('trusted', { pending: true }),
    ways('suggest', 'suggest', 'keep', 'publish'),
  ],
  [
    "a moderators' page on which changes wait",
    shield('moderators', { pending: true }),
    ways('suggest', 'suggest', 'suggest', 'suggest'),
  ],
]

function ways(newcomer: Way, member: Way, trusted: Way, reviewer: Way): Record<Person, Way> {
  const staff = { moderator: 'publish', administrator: 'publish' } as const
  return { visitor: 'suggest', newcomer, member, trusted, reviewer, ...staff }
}

describe('what becomes of an edit', () => {
  for (const [name, guard, expected] of table)
    it(`on ${name} depends on who edits`, () => {
      const found = Object.entries(people).map(([who, one]) => [who, wayOfEdit(one, guard, settings, now)])
      expect(Object.fromEntries(found)).toEqual(expected)
    })

  it('follows the level until it expires, to the moment', () => {
    for (const level of ['review', 'trusted', 'moderators'] as const) {
      expect(levelOf({ level, expiresAt: tomorrow }, now)).toBe(level)
      expect(levelOf({ level, expiresAt: now }, now)).toBeNull()
      expect(wayOfEdit(people.member, shield(level, { expiresAt: yesterday }), settings, now)).toBe('publish')
      const waiting = shield(level, { expiresAt: yesterday, pending: true })
      expect(wayOfEdit(people.member, waiting, settings, now)).toBe('keep')
    }
  })

  it('is never to approve what came after somebody began', () => {
    const waiting = { pending: true, newest: 5 }
    expect(wayFrom(5, 'publish', waiting)).toBe('publish')
    expect(wayFrom(4, 'publish', waiting)).toBe('keep')
    expect(wayFrom(4, 'publish', { pending: false, newest: 5 })).toBe('publish')
    for (const way of ['keep', 'suggest'] as const) expect(wayFrom(4, way, waiting)).toBe(way)
  })

  it('never gets freer by protection', () => {
    const freedom: Way[] = ['suggest', 'keep', 'publish']
    for (const [, guard] of table)
      for (const one of Object.values(people))
        expect(freedom.indexOf(wayOfEdit(one, guard, settings, now))).toBeLessThanOrEqual(
          freedom.indexOf(wayOfEdit(one, shield(null), settings, now)),
        )
  })
})

describe('who decides about what waits', () => {
  it('reviewers and moderators, as far as the level lets them edit', () => {
    const deciders = (level: Level | null) =>
      Object.entries(people)
        .filter(([, one]) => mayDecide(one, shield(level, { pending: true }), settings, now))
        .map(([who]) => who)
    expect(deciders(null)).toEqual(['reviewer', 'moderator', 'administrator'])
    expect(deciders('review')).toEqual(['reviewer', 'moderator', 'administrator'])
    expect(deciders('trusted')).toEqual(['reviewer', 'moderator', 'administrator'])
    expect(deciders('moderators')).toEqual(['moderator', 'administrator'])
  })

  it('nobody moves a page or accepts a suggestion past what waits, or past the level', () => {
    const code = (one: Viewer, guard: Shield) => refusePublishing(one, guard, settings, now)?.error.code
    expect(code(people.moderator, shield('review', { pending: true }))).toBe('conflict')
    expect(code(people.member, shield('review'))).toBe('forbidden')
    expect(code(people.reviewer, shield('review'))).toBeUndefined()
    expect(code(people.trusted, shield('trusted'))).toBeUndefined()
    expect(code(people.reviewer, shield('moderators'))).toBe('forbidden')
    expect(code(people.newcomer, shield('moderators', { expiresAt: yesterday }))).toBeUndefined()
  })
})

it('the editor says what its button will do', () => {
  const more = { reason: '', by: '', since: null, shown: 3, newest: 3 }
  const say = (way: Way, guard: Shield, newest = 3) => savingOf(way, { ...more, ...guard, newest }, 10)
  expect(say('publish', shield(null))).toEqual({ submit: 'Save', notice: null })
  expect(say('publish', shield('review')).notice?.text).toContain('at once')
  expect(say('publish', shield('review', { pending: true }), 5)).toMatchObject({
    submit: 'Save and approve',
    notice: { title: '2 changes of this page wait for approval' },
  })
  expect(say('keep', shield('review'))).toMatchObject({ submit: 'Save for approval' })
  expect(say('keep', shield('review', { pending: true }), 4).notice?.text).toContain('1 change already waits')
  expect(say('suggest', shield('moderators')).notice?.text).toContain('Moderators edit it')
  expect(say('suggest', shield(null)).notice?.text).toContain('From 10 reputation on')
})

describe('the form of a protection', () => {
  const base = { id: '7', level: 'review', reason: 'Edit war' }
  const parse = (fields: object) => settingInput.safeParse({ ...base, ...fields })

  it('asks for a reason and a known level', () => {
    expect(parse({}).success).toBe(true)
    expect(parse({ reason: '' }).success).toBe(false)
    expect(parse({ level: 'everyone' }).success).toBe(false)
  })

  it('ends after a span, at the end of a day, or never', () => {
    const hours = (fields: object) => {
      const end = parse(fields).data?.expiresAt
      return end ? Math.round((end.getTime() - Date.now()) / 3_600_000) : end
    }
    expect(hours({ span: 'none' })).toBeNull()
    expect(hours({ span: 'day' })).toBe(24)
    expect(hours({ span: 'quarter' })).toBe(24 * 91)
    expect(parse({ span: 'date', until: '2999-01-31' }).data?.expiresAt).toEqual(
      new Date('2999-02-01T00:00:00Z'),
    )
    for (const until of ['', '2020-01-01', 'soon'])
      expect(parse({ span: 'date', until }).success, until).toBe(false)
  })
})
