import { eq, sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { adminInvitations, formerHandles, mails, rateWindows, sanctions, users } from '@/db/schema'
import { disconnectProvider } from '@/lib/auth/commands'
import { claimAdministration, isInvitation } from '@/lib/auth/invitation'
import { hashPassword } from '@/lib/auth/password'
import { listSessions, openSession, revokeSession, revokeSessions } from '@/lib/auth/sessions'
import { hashToken, newToken } from '@/lib/auth/tokens'
import { getViewerByToken } from '@/lib/auth/viewer'
import { followPost, followTag } from '@/lib/follows/commands'
import { recount } from '@/lib/recount/commands'
import { changeEmail, confirmEmail, resendConfirmation, undoEmailChange } from '@/lib/users/address'
import { listAuthored } from '@/lib/users/authored'
import { changeHandle, changeProfile, chooseHandle, signUp } from '@/lib/users/commands'
import { deleteAccount } from '@/lib/users/deletion'
import { findProfile } from '@/lib/users/find-profile'
import { handleInput, signUpInput } from '@/lib/users/input'
import { getProfile } from '@/lib/users/queries'
import type { Viewer } from '@/lib/users/types'
import { answer, ask, createMember, createWorld, refusal, value } from '../support/world'

const password = 'tuxedo amber 17 lantern'
let passwordHash: string

beforeAll(async () => {
  await createWorld()
  passwordHash = await hashPassword(password)
})

beforeEach(async () => {
  await db.delete(rateWindows)
  await db.delete(mails)
})

describe('a new e-mail address', () => {
  it('changes nothing before it is confirmed; the old one is told and can undo it', async () => {
    const erin = await member('Erin')
    const { token: session } = await openSession(erin.id, { userAgent: 'thief' })
    await value(await changeEmail(erin, { email: 'new@example.test', current: password }))
    expect(await emailOf(erin)).toBe('erin@example.test')
    expect(await mailTo('erin@example.test')).toContain('asked to move your account to new@example.test')

    value(await confirmEmail(tokenOf(await mailTo('new@example.test'), 'verify-email')))
    expect(await emailOf(erin)).toBe('new@example.test')

    const undo = tokenOf(await mailTo('erin@example.test'), 'verify-email/undo')
    const undone = await Promise.all([undoEmailChange(undo), undoEmailChange(undo)])
    expect(undone.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await emailOf(erin)).toBe('erin@example.test')
    expect(await getViewerByToken(session)).toBeNull()
  })

  it('needs the password, or a recent sign-in where there is none', async () => {
    const finn = await member('Finn')
    expect(refusal(await changeEmail(finn, { email: 'f@example.test', current: 'wrong' }))).toBe('forbidden')
    await db.update(users).set({ passwordHash: null }).where(eq(users.id, finn.id))
    const { token } = await openSession(finn.id, { userAgent: '' })
    const viewer = await viewerOf(token)
    await value(await changeEmail(viewer, { email: 'f@example.test' }))
    await db.execute(
      sql`update session set confirmed_at = now() - interval '16 minutes' where user_id = ${finn.id}`,
    )
    expect(refusal(await changeEmail(viewer, { email: 'f@example.test' }))).toBe('forbidden')
  })

  it('that belongs to somebody is answered like a free one, and cannot be confirmed', async () => {
    const gail = await member('Gail')
    const hugo = await member('Hugo')
    const taken = await changeEmail(gail, { email: 'hugo@example.test', current: password })
    const free = await changeEmail(gail, { email: 'free@example.test', current: password })
    expect([taken, free].map(({ ok }) => ok)).toEqual([true, true])
    expect(await mailTo('hugo@example.test')).toContain('It stays with yours')
    expect(await emailOf(hugo)).toBe('hugo@example.test')
    // Two people may wait for one address; the first to confirm has it.
    const iris = await member('Iris')
    await changeEmail(iris, { email: 'free@example.test', current: password })
    const [first = '', second = ''] = await mailsTo('free@example.test')
    value(await confirmEmail(tokenOf(first, 'verify-email')))
    expect(refusal(await confirmEmail(tokenOf(second, 'verify-email')))).toBe('conflict')
  })

  it('an undo link kills the links of later changes', async () => {
    const jack = await member('Jack')
    await moveAddress(jack, 'jack2@example.test')
    const undo = tokenOf(await mailTo('jack@example.test'), 'verify-email/undo')
    await moveAddress(jack, 'jack3@example.test')
    const later = tokenOf(await mailTo('jack2@example.test'), 'verify-email/undo')
    value(await undoEmailChange(undo))
    expect(refusal(await undoEmailChange(later))).toBe('gone')
    expect(await emailOf(jack)).toBe('jack@example.test')
  })

  it('is mailed again on request, and then the older link is dead', async () => {
    const userId = value(
      await signUp(signUpInput.parse({ handle: 'Kate', email: 'kate@example.test', password }), '192.0.2.1'),
    ).userId
    const kate = { ...(await createMember('Katelike')), id: userId, handle: 'Kate' }
    value(await resendConfirmation(kate))
    const [first = '', second = ''] = await mailsTo('kate@example.test')
    expect(refusal(await confirmEmail(tokenOf(first, 'verify-email')))).toBe('gone')
    value(await confirmEmail(tokenOf(second, 'verify-email')))
    expect(await emailOf(kate)).toBe('kate@example.test')
  })
})

describe('a new handle', () => {
  it('leads from the old one, which nobody else can take', async () => {
    const lara = await member('Lara')
    value(await changeHandle(lara, handleOf('Lara-Croft')))
    expect(await findProfile('Lara')).toEqual({ movedTo: 'Lara-Croft' })
    expect(await findProfile('lara-croft')).toEqual({ movedTo: 'Lara-Croft' })
    expect(
      refusal(await signUp(signUpInput.parse({ handle: 'LARA', email: 'y@example.test', password }), '1')),
    ).toBe('conflict')
    const renamed = { ...lara, handle: 'Lara-Croft' }
    value(await changeHandle(renamed, handleOf('lara')))
    expect(await findProfile('lara')).toMatchObject({ profile: { handle: 'lara' } })
    expect(await findProfile('Lara-Croft')).toEqual({ movedTo: 'lara' })
  })

  it('only its case may change without leaving a trace, and three changes fit into thirty days', async () => {
    const mona = await member('Mona')
    value(await changeHandle(mona, handleOf('MONA')))
    expect(await db.select().from(formerHandles).where(eq(formerHandles.userId, mona.id))).toEqual([])
    for (const next of ['Mona-2', 'Mona-3']) value(await changeHandle(mona, handleOf(next)))
    expect(refusal(await changeHandle(mona, handleOf('Mona-4')))).toBe('limited')
  })

  it('goes to one of many who want it, also while its owner lets it go', async () => {
    const owner = await member('Nest')
    const rivals = await Promise.all(['Rival-A', 'Rival-B', 'Rival-C'].map((handle) => member(handle)))
    const results = await Promise.all([
      changeHandle(owner, handleOf('Nest-Gone')),
      ...rivals.map((rival) => changeHandle(rival, handleOf('Nest'))),
    ])
    expect(results.map(({ ok }) => ok)).toEqual([true, false, false, false])
    expect(await findProfile('Nest')).toEqual({ movedTo: 'Nest-Gone' })
  })

  it('may replace a provisional one that nobody has seen', async () => {
    const newcomer = await member('member-abc123')
    value(await chooseHandle(newcomer, handleOf('Olga')))
    expect(await findProfile('member-abc123')).toBeNull()
  })

  it('is refused to suspended people, who can still sign in and be told why', async () => {
    const pete = await member('Pete')
    await db
      .insert(sanctions)
      .values({ userId: pete.id, kind: 'suspension', reason: 'Spam', until: new Date(Date.now() + 1e6) })
    const { token } = await openSession(pete.id, { userAgent: '' })
    const viewer = await viewerOf(token)
    expect(viewer.suspension).toMatchObject({ reason: 'Spam' })
    expect(refusal(await changeHandle(viewer, handleOf('Pete-2')))).toBe('forbidden')
    expect(refusal(await changeProfile(viewer, { name: 'P', bio: '' }))).toBe('forbidden')
  })
})

describe('sessions', () => {
  it('are listed, ended one by one or together, and dead on their next request', async () => {
    const quin = await member('Quin')
    const [here, there, third] = await Promise.all(
      ['here', 'there', 'third'].map((userAgent) => openSession(quin.id, { userAgent })),
    )
    const viewer = await viewerOf(here?.token)
    const listed = await listSessions(viewer)
    expect(listed.map(({ userAgent, current }) => [userAgent, current]).toSorted()).toEqual([
      ['here', true],
      ['there', false],
      ['third', false],
    ])
    const thereId = listed.find(({ userAgent }) => userAgent === 'there')?.id ?? ''
    expect(value(await revokeSession(viewer, thereId))).toEqual({ current: false })
    expect(await getViewerByToken(there?.token ?? '')).toBeNull()
    expect(refusal(await revokeSession(viewer, thereId))).toBe('not-found')
    expect(value(await revokeSessions(viewer, 'others'))).toEqual({ count: 1 })
    expect(await getViewerByToken(third?.token ?? '')).toBeNull()
    expect(await getViewerByToken(here?.token ?? '')).not.toBeNull()
    await revokeSessions(viewer, 'all')
    expect(await getViewerByToken(here?.token ?? '')).toBeNull()
  })

  it('remember when they were last used, to the hour', async () => {
    const ruth = await member('Ruth')
    const { token } = await openSession(ruth.id, { userAgent: '' })
    await db.execute(
      sql`update session set last_seen_at = now() - interval '2 hours' where user_id = ${ruth.id}`,
    )
    const [seen] = await listSessions(await viewerOf(token))
    expect(Date.now() - (seen?.lastSeenAt.getTime() ?? 0)).toBeLessThan(60_000)
  })

  it('of others cannot be ended', async () => {
    const [rosa, sven] = [await member('Rosa'), await member('Sven')]
    const { token } = await openSession(sven.id, { userAgent: '' })
    const { sessionId } = await viewerOf(token)
    expect(refusal(await revokeSession(rosa, sessionId ?? ''))).toBe('not-found')
    expect(await getViewerByToken(token)).not.toBeNull()
  })

  it('get a new id at each sign-in, and the one before is over', async () => {
    const tara = await member('Tara')
    const before = await openSession(tara.id, { userAgent: '' })
    const after = await openSession(tara.id, { userAgent: '', replaces: before.token })
    expect(after.token).not.toBe(before.token)
    expect(await getViewerByToken(before.token)).toBeNull()
  })
})

describe('a deleted account', () => {
  it('leaves its posts under a neutral name and nothing personal', async () => {
    const uma = await member('Uma-Marker')
    const asked = await ask(uma)
    await changeProfile(uma, { name: 'Uma Marker', bio: 'I am Uma-Marker.' })
    await openSession(uma.id, { userAgent: 'Uma-Marker browser' })
    await moveAddress(uma, 'uma-marker-2@example.test')
    expect(refusal(await deleteAccount(uma, { handle: 'Uma-Marker', current: 'wrong' }))).toBe('forbidden')
    expect(refusal(await deleteAccount(uma, { handle: 'wrong', current: password }))).toBe('invalid')
    const { handle } = value(await deleteAccount(uma, { handle: 'Uma-Marker', current: password }))
    expect(handle).toMatch(/^deleted-\d+$/)
    const profile = await getProfile(handle)
    expect(profile).toMatchObject({ id: uma.id, name: null, bioHtml: '', deletedAt: expect.any(Date) })
    expect((await listAuthored(uma.id, 'questions', { limit: 5 })).posts.map(({ rootId }) => rootId)).toEqual(
      [asked.id],
    )
    expect(await dumpMentions('uma-marker')).toEqual([])
    expect(await findProfile('Uma-Marker')).toBeNull()
    const again = signUpInput.parse({ handle: 'uma-marker', email: 'z@example.test', password })
    expect(refusal(await signUp(again, '192.0.2.2'))).toBe('conflict')
  })

  it('is counted among no followers any more', async () => {
    const wanda = await member('Wanda')
    const question = await ask(await member('Xaver'))
    value(await followTag(wanda, { name: 'vulkan', level: 'watch' }))
    value(await followPost(wanda, { id: question.id, level: 'watch' }))
    value(await deleteAccount(wanda, { handle: 'Wanda', current: password }))
    const wrong = (await recount({ repair: false })).filter(
      ({ name, count }) => count > 0 && !name.startsWith('members'),
    )
    expect(wrong).toEqual([])
  })

  it('is not the last administrator', async () => {
    const dana = await getProfile('Dana')
    const viewer = {
      ...(await member('Vera')),
      id: dana?.id ?? '',
      handle: 'Dana',
      role: 'administrator' as const,
    }
    await db.update(users).set({ passwordHash }).where(eq(users.id, viewer.id))
    expect(refusal(await deleteAccount(viewer, { handle: 'Dana', current: password }))).toBe('forbidden')
  })

  it('shows its answers on nobody else’s profile and keeps the thread whole', async () => {
    const [will, xena] = [await member('Will'), await member('Xena')]
    const asked = await ask(will)
    await answer(xena, asked.id)
    value(await deleteAccount(xena, { handle: 'Xena', current: password }))
    expect((await listAuthored(xena.id, 'answers', { limit: 5 })).posts).toHaveLength(1)
  })
})

describe('the link of the first start', () => {
  it('makes exactly one administrator, once, while there is none', async () => {
    await db.update(users).set({ role: 'member' }).where(eq(users.role, 'administrator'))
    const [one, two] = [newToken(), newToken()]
    await db.insert(adminInvitations).values([{ tokenHash: hashToken(one) }, { tokenHash: hashToken(two) }])
    const rivals = await Promise.all(['Yara', 'Zack', 'Zoe'].map((handle) => member(handle)))
    expect(await isInvitation(one)).toBe(true)
    const claims = await Promise.all(
      rivals.map((rival, n) => claimAdministration(rival, n === 0 ? two : one)),
    )
    expect(claims.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await db.$count(users, eq(users.role, 'administrator'))).toBe(1)
    expect([await isInvitation(one), await isInvitation(two)]).toEqual([false, false])
  })
})

describe('another way to sign in', () => {
  it('cannot be cut when it is the only one', async () => {
    const abel = await member('Abel')
    await db.execute(
      sql`insert into account (user_id, type, provider, provider_account_id) values (${abel.id}, 'oidc', 'oidc', 'abel')`,
    )
    await db.update(users).set({ passwordHash: null }).where(eq(users.id, abel.id))
    expect(refusal(await disconnectProvider(abel, 'oidc'))).toBe('conflict')
    await db.update(users).set({ passwordHash }).where(eq(users.id, abel.id))
    value(await disconnectProvider(abel, 'oidc'))
  })
})

async function member(handle: string): Promise<Viewer> {
  const viewer = await createMember(handle)
  await db.update(users).set({ passwordHash }).where(eq(users.id, viewer.id))
  return viewer
}

async function moveAddress(viewer: Viewer, email: string): Promise<void> {
  value(await changeEmail(viewer, { email, current: password }))
  value(await confirmEmail(tokenOf(await mailTo(email), 'verify-email')))
}

const handleOf = (typed: string) => handleInput.parse({ handle: typed }).handle

async function viewerOf(token: string | undefined): Promise<Viewer> {
  const viewer = await getViewerByToken(token ?? '')
  if (!viewer) throw new Error('No viewer')
  return viewer
}

async function emailOf({ id }: { id: string }): Promise<string | null> {
  const [row] = await db.select({ email: users.email }).from(users).where(eq(users.id, id))
  return row?.email ?? null
}

async function mailsTo(email: string): Promise<string[]> {
  const rows = await db
    .select({ text: mails.textBody })
    .from(mails)
    .where(eq(mails.recipient, email))
    .orderBy(mails.id)
  return rows.map(({ text }) => text)
}

const mailTo = async (email: string) => (await mailsTo(email)).at(-1) ?? ''

function tokenOf(text: string, page: string): string {
  return new RegExp(`/${page}/([\\w-]{20,})\\n`).exec(text)?.[1] ?? 'no token'
}

/** Every row of every table that still holds the text, as "table: column". */
async function dumpMentions(marker: string): Promise<string[]> {
  const tables = await db.execute<{ name: string }>(sql`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`)
  const found: string[] = []
  for (const { name } of tables) {
    const rows = await db.execute(
      sql`select 1 from ${sql.identifier(name)} t where t::text ilike ${`%${marker}%`} limit 1`,
    )
    if (rows.length > 0) found.push(name)
  }
  return found
}
