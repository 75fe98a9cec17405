import { eq, sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { users } from '@/db/schema'
import { followPost, followTag } from '@/lib/follows/commands'
import { setHidden } from '@/lib/moderation/commands'
import { markRead } from '@/lib/notifications/commands'
import { queueDigests } from '@/lib/notifications/digests'
import { deletePost } from '@/lib/posts/commands'
import { digestOf, forgetNews, mailsTo, tell, wish } from '../support/telling'
import { edit, writePage, xidErrors } from '../support/wiki'
import { answer, ask, comment, createMember, createWorld, inWaves, value, type World } from '../support/world'

let world: World

beforeAll(async () => {
  world = await createWorld()
})

beforeEach(forgetNews)

describe('mail at once', () => {
  it('brings the answer, in the thread of its question', async () => {
    const question = await ask(world.ada, { title: 'Black screen after the update' })
    await answer(world.brook, question.id, 'Boot with `nvidia-drm.modeset=1` once.')
    await tell()
    const [mail, ...others] = await mailsTo(world.ada)
    expect(others).toEqual([])
    expect(mail).toMatchObject({
      recipient: 'ada@example.test',
      subject: '[Nomodeset] Black screen after the update',
      sentAt: null,
    })
    expect(mail?.textBody).toContain('Boot with `nvidia-drm.modeset=1` once.')
    expect(mail?.headers.References).toBe(`<thread-${question.id}@localhost>`)
    expect(mail?.headers['List-Unsubscribe']).toMatch(/^<http:\/\/localhost:3000\/unsubscribe\/[\w.~-]+>$/)
  })

  it('brings what changed on a page one watches', async () => {
    await wish(world.ada, 'edit', 'immediate')
    const page = await writePage(world.brook)
    value(await followPost(world.ada, { id: page.id, level: 'watch' }))
    value(
      await edit(world.casey, page.id, { base: 1, body: xidErrors.body.replace('two', 'two and a half') }),
    )
    await tell()
    const [mail] = await mailsTo(world.ada)
    expect(mail?.textBody).toContain('- two\n+ two and a half')
    expect(mail?.textBody).toContain('/diff?from=1&to=2')
  })

  it('goes to confirmed addresses only, never to system accounts', async () => {
    const newcomer = await createMember('Nadine')
    await db.update(users).set({ emailVerified: null }).where(eq(users.id, newcomer.id))
    const robot = await createMember('Robot')
    await db.update(users).set({ kind: 'system' }).where(eq(users.id, robot.id))
    const question = await ask(newcomer)
    value(await followPost(robot, { id: question.id, level: 'watch' }))
    await answer(world.brook, question.id)
    await tell()
    expect(await mailsTo(newcomer)).toEqual([])
    expect(await mailsTo(robot)).toEqual([])
  })

  it('reaches many watchers once each', async () => {
    const watchers = await inWaves(60, (i) => createMember(`watcher${i}`), 20)
    for (const watcher of watchers) {
      await wish(watcher, 'new', 'immediate')
      value(await followTag(watcher, { name: 'suspend', level: 'watch' }))
    }
    await ask(world.ada, { tags: ['nvidia', 'suspend'] })
    await Promise.all([tell(), tell(), tell(), tell()])
    for (const watcher of watchers) expect(await mailsTo(watcher)).toHaveLength(1)
  })

  it('is not written of what was removed before it could be told', async () => {
    const question = await ask(world.ada)
    const spam = await answer(world.brook, question.id, 'Buy now, cheap and good.')
    value(await setHidden(world.casey, { id: spam.id, value: true, reason: 'Spam' }))
    await tell()
    expect(await mailsTo(world.ada)).toEqual([])
  })
})

describe('digests', () => {
  const tomorrow = new Date(Date.now() + 86_400_000)

  it('come once a day, with everything of the day, and not without news', async () => {
    const question = await ask(world.ada, { title: 'A question with comments' })
    await comment(world.brook, question.id)
    await comment(world.casey, question.id, 'And which firmware?')
    await tell()
    expect(await queueDigests(tomorrow)).toBe(1)
    const [mail] = await mailsTo(world.ada)
    expect(mail?.subject).toBe('[Nomodeset] 2 comments on “A question with comments”')
    expect(mail?.textBody).toContain('COMMENTS\n\n* 2 comments on “A question with comments”')
    expect(mail?.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click')
    expect(await queueDigests(tomorrow)).toBe(0)
    await comment(world.brook, question.id, 'One more thing about it.')
    await tell()
    expect(await queueDigests(tomorrow)).toBe(0)
    expect(await queueDigests(new Date(tomorrow.getTime() + 86_400_000))).toBe(1)
    expect(await mailsTo(world.ada)).toHaveLength(2)
    expect(await queueDigests(new Date(tomorrow.getTime() + 5 * 86_400_000))).toBe(0)
  })

  it('are one each when several processes prepare them at once', async () => {
    const question = await ask(world.ada)
    await comment(world.brook, question.id)
    await tell()
    const queued = await Promise.all(Array.from({ length: 4 }, () => queueDigests(tomorrow)))
    expect(queued.reduce((sum, count) => sum + count, 0)).toBe(1)
    expect(await mailsTo(world.ada)).toHaveLength(1)
  })

  it('wait for Monday when they are weekly', async () => {
    await wish(world.ada, 'comment', 'weekly')
    const question = await ask(world.ada)
    await comment(world.brook, question.id)
    await tell()
    await db.execute(sql`update event set at = '2026-11-18T12:00:00Z' where verb = 'commented'`)
    expect(await queueDigests(new Date('2026-11-22T12:00:00Z'))).toBe(0)
    expect(await queueDigests(new Date('2026-11-23T07:00:00Z'))).toBe(1)
    expect((await mailsTo(world.ada))[0]?.textBody).toContain('since last week')
  })

  it('leave out what was read, muted or removed meanwhile', async () => {
    const [read, muted, removed] = [await ask(world.ada), await ask(world.ada), await ask(world.ada)]
    for (const question of [read, muted, removed]) await comment(world.brook, question.id)
    await tell()
    value(await markRead(world.ada, { upto: 1_000_000, group: `comment:${read.id}` }))
    value(await followPost(world.ada, { id: muted.id, level: 'mute' }))
    value(await deletePost(world.ada, { id: removed.id }))
    expect(await queueDigests(tomorrow)).toBe(0)
    expect(await mailsTo(world.ada)).toEqual([])
    expect((await digestOf(world.ada)).every(({ mailedAt }) => mailedAt !== null)).toBe(true)
  })

  it('do not come once one has said never', async () => {
    const question = await ask(world.ada)
    await comment(world.brook, question.id)
    await tell()
    await wish(world.ada, 'comment', 'never')
    expect(await queueDigests(tomorrow)).toBe(0)
  })
})
