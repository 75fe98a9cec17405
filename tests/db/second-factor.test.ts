import { eq } from 'drizzle-orm'
import { Secret, TOTP } from 'otpauth'
import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { backupCodes, mails, rateWindows, sessions, settings, twoFactors, users } from '@/db/schema'
import { hasConfirmed, noteConfirmed } from '@/lib/auth/identity'
import { asksForCode, listSessions, openSession } from '@/lib/auth/sessions'
import { getViewerByToken } from '@/lib/auth/viewer'
import { ownData, partNames } from '@/lib/own-data/export'
import { keepChallenge, takeChallenge } from '@/lib/passkeys/challenges'
import {
  beginTwoFactor,
  confirmTwoFactor,
  endTwoFactor,
  getWaitingSession,
  passSecondFactor,
  renewBackupCodes,
} from '@/lib/second-factor/commands'
import { getTwoFactor } from '@/lib/second-factor/queries'
import type { Viewer } from '@/lib/users/types'
import { createMember } from '../support/world'

beforeEach(async () => {
  await db.delete(rateWindows)
})

describe('signing in with a code', () => {
  it('asks for nothing until a first code has come back', async () => {
    const viewer = await createMember('Begins')
    expect(await beginTwoFactor(viewer)).toMatchObject({ ok: true })
    expect(await asksForCode(viewer.id)).toBe(false)
    expect(await confirmTwoFactor(viewer, '000000')).toMatchObject({ ok: false })
    expect(await asksForCode(viewer.id)).toBe(false)
    const { codes } = await switchOn(viewer)
    expect(codes).toHaveLength(10)
    expect(await asksForCode(viewer.id)).toBe(true)
    expect(await beginTwoFactor(viewer)).toMatchObject({ ok: false, error: { code: 'conflict' } })
    const [mail] = await db.select().from(mails).where(eq(mails.userId, viewer.id))
    expect(mail?.textBody).toContain('authenticator app')
  })

  it('a session that waits for its code is nobody’s, and its token dies when it is passed', async () => {
    const viewer = await createMember('Waits')
    const { codes } = await switchOn(viewer)
    const { token } = await openSession(viewer.id, { userAgent: 'test', pending: true })
    expect(await getViewerByToken(token)).toBeNull()
    expect(await getWaitingSession(token)).toMatchObject({ userId: viewer.id })
    expect(await passSecondFactor(token, '123 456')).toMatchObject({
      ok: false,
      error: { code: 'forbidden' },
    })
    const passed = await passSecondFactor(token, codes[0] ?? '')
    if (!passed.ok) throw new Error(passed.error.message)
    expect(await getViewerByToken(passed.value.token)).toMatchObject({ id: viewer.id })
    expect(await getViewerByToken(token)).toBeNull()
    expect(await passSecondFactor(token, codes[1] ?? '')).toMatchObject({
      ok: false,
      error: { code: 'gone' },
    })
    expect((await listSessions({ ...viewer, sessionId: null })).length).toBe(1)
  })

  it('takes a code once, also from two browsers at the same moment', async () => {
    const viewer = await createMember('Twice')
    const { codes, secret, step } = await switchOn(viewer)
    const tokens = await Promise.all(
      [1, 2, 3, 4].map(
        async () => (await openSession(viewer.id, { userAgent: 'test', pending: true })).token,
      ),
    )
    const backup = codes[3] ?? ''
    const results = await Promise.all(tokens.map((token) => passSecondFactor(token, backup)))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    // The code that switched it on is used up as well.
    const { token } = await openSession(viewer.id, { userAgent: 'test', pending: true })
    expect(await passSecondFactor(token, codeOf(secret, step))).toMatchObject({ ok: false })
  })

  it('stops guessing after five tries a minute', async () => {
    const viewer = await createMember('Guesses')
    await switchOn(viewer)
    await db.delete(rateWindows)
    const { token } = await openSession(viewer.id, { userAgent: 'test', pending: true })
    for (let n = 0; n < 5; n++) expect(await passSecondFactor(token, '000000')).toMatchObject({ ok: false })
    expect(await passSecondFactor(token, '000000')).toMatchObject({ ok: false, error: { code: 'limited' } })
  })

  it('lets the password alone do again once it is switched off', async () => {
    const viewer = await createMember('Off')
    await switchOn(viewer)
    const renewed = await renewBackupCodes(viewer)
    expect(renewed.ok && renewed.value.codes).toHaveLength(10)
    expect(await db.$count(backupCodes, eq(backupCodes.userId, viewer.id))).toBe(10)
    await endTwoFactor(viewer)
    expect(await db.$count(twoFactors, eq(twoFactors.userId, viewer.id))).toBe(0)
    expect(await getTwoFactor(viewer.id)).toEqual({ since: null, backupCodesLeft: 0, setup: null })
  })
})

describe('staff without a second factor', () => {
  it('has a member’s rights where the setting asks for one', async () => {
    const viewer = await createMember('Mod', { role: 'moderator' })
    const { token } = await openSession(viewer.id, { userAgent: 'test' })
    expect(await getViewerByToken(token)).toMatchObject({ role: 'moderator' })
    await db.insert(settings).values({ key: 'security.staffSecondFactor', value: 1 })
    try {
      const here = await getViewerByToken(token)
      expect(here).toMatchObject({ role: 'member', heldRole: 'moderator' })
      if (!here) throw new Error('Not signed in')
      await switchOn(here)
      expect(await getViewerByToken(token)).toMatchObject({ role: 'moderator' })
      // Another session of the same account has shown nothing.
      const other = await openSession(viewer.id, { userAgent: 'stolen password' })
      expect(await getViewerByToken(other.token)).toMatchObject({ role: 'member' })
    } finally {
      await db.delete(settings).where(eq(settings.key, 'security.staffSecondFactor'))
    }
  })
})

describe('proving to be there', () => {
  it('lasts an hour and is the session’s own', async () => {
    const viewer = await createMember('Proves')
    const { token } = await openSession(viewer.id, { userAgent: 'test' })
    const here = await getViewerByToken(token)
    if (!here) throw new Error('Not signed in')
    expect(await hasConfirmed(here)).toBe(true)
    await db
      .update(sessions)
      .set({ confirmedAt: new Date(Date.now() - 61 * 60_000) })
      .where(eq(sessions.userId, viewer.id))
    expect(await hasConfirmed(here)).toBe(false)
    await noteConfirmed(here)
    expect(await hasConfirmed(here)).toBe(true)
  })
})

describe('challenges for passkeys', () => {
  it('are taken once, by whom they were made for', async () => {
    const viewer = await createMember('Key')
    await keepChallenge('one', viewer.id)
    await keepChallenge('two', null)
    expect(await takeChallenge('one', null)).toBe(false)
    expect(await takeChallenge('two', viewer.id)).toBe(false)
    expect(await takeChallenge('one', viewer.id)).toBe(true)
    expect(await takeChallenge('one', viewer.id)).toBe(false)
    const tries = await Promise.all([1, 2, 3].map(() => takeChallenge('two', null)))
    expect(tries.filter(Boolean)).toHaveLength(1)
  })
})

describe('a copy of one’s own data', () => {
  it('is whole, is one’s own, and holds no secret', async () => {
    const viewer = await createMember('Copies')
    const other = await createMember('Stranger')
    await switchOn(viewer)
    await db.update(users).set({ passwordHash: 'argon-hash' }).where(eq(users.id, viewer.id))
    let text = ''
    for await (const piece of ownData(viewer.id)) text += piece
    const data = JSON.parse(text)
    expect(Object.keys(data)).toEqual(['exportedAt', ...partNames])
    expect(data.account).toMatchObject([{ handle: viewer.handle }])
    expect(text).not.toContain(other.handle)
    expect(text).not.toContain('argon-hash')
    const [factor] = await db.select().from(twoFactors).where(eq(twoFactors.userId, viewer.id))
    expect(text).not.toContain(factor?.secret ?? 'none')
  })
})

async function switchOn(viewer: Viewer): Promise<{ codes: string[]; secret: string; step: number }> {
  await beginTwoFactor(viewer)
  const { setup } = await getTwoFactor(viewer.id)
  if (!setup) throw new Error('No secret')
  const step = Math.floor(Date.now() / 30_000)
  const result = await confirmTwoFactor(viewer, codeOf(setup, step))
  if (!result.ok) throw new Error(result.error.message)
  return { codes: result.value.codes, secret: setup, step }
}

function codeOf(secret: string, step: number): string {
  const totp = new TOTP({ algorithm: 'SHA1', digits: 6, period: 30, secret: Secret.fromBase32(secret) })
  return totp.generate({ timestamp: step * 30_000 })
}
