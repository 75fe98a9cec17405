import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { follows } from '@/db/schema'
import { getPageFeed } from '@/lib/feeds/feeds'
import { listModerationLog } from '@/lib/moderation/log'
import { listInbox } from '@/lib/notifications/queries'
import { approveChanges } from '@/lib/protection/decide'
import { editPost, revertPost } from '@/lib/revisions/commands'
import { setRevisionHidden } from '@/lib/revisions/hiding'
import { listRevisions } from '@/lib/revisions/history'
import { getRevision } from '@/lib/revisions/queries'
import type { Viewer } from '@/lib/users/types'
import { getOldRevision, getRevisionPair, listChanges } from '@/lib/wiki/history'
import { revertPage } from '@/lib/wiki/revert'
import { getEditState } from '@/lib/wiki/revisions'
import { guard } from '../support/protection'
import { mailsTo, tell, wish } from '../support/telling'
import { currentText, edit, writePage, xidErrors } from '../support/wiki'
import {
  answer,
  ask,
  comment,
  createMember,
  createWorld,
  refusal,
  suspended,
  value,
  type World,
} from '../support/world'

let world: World
let watcher: Viewer
beforeAll(async () => {
  world = await createWorld()
  watcher = await createMember('Watcher')
  await wish(watcher, 'edit', 'immediate')
})

const SECRET = 'hunter2'
const hide = (id: number, number: number, reason = 'A password') =>
  setRevisionHidden(world.casey, { id, number, value: true, reason })
const show = (id: number, number: number) => setRevisionHidden(world.casey, { id, number, value: false })

/** A page in whose second revision everything is secret; the third puts it right. */
async function leakedPage() {
  const page = await writePage(world.brook)
  await db.insert(follows).values({ userId: watcher.id, postId: page.id, level: 'watch' })
  const body = xidErrors.body.replace('two', `two ${SECRET}`)
  const secret = {
    title: `Xid ${SECRET}`,
    lead: `All about ${SECRET}.`,
    checkedAgainst: SECRET,
    summary: `Add ${SECRET}`,
  }
  value(await edit(world.brook, page.id, { base: 1, body, ...secret }))
  const { summary: _, ...good } = xidErrors
  value(await edit(world.brook, page.id, { base: 2, ...good }))
  return page
}

/** All that somebody reads of the past of a page. */
async function pastOf({ id, path }: { id: number; path: string }, reader: Viewer | null) {
  const [feed, { changes }] = [await getPageFeed(path), await listChanges({})]
  return JSON.stringify([
    (await listRevisions(id, {}, reader)).revisions,
    await getRevisionPair(id, 1, 2, reader),
    await getRevisionPair(id, 2, 3, reader),
    await getRevisionPair(id, 2, 2, reader),
    await getOldRevision(id, 2, reader),
    await getEditState(db, id, 2, reader),
    feed?.entries,
    changes,
    (await listInbox(watcher, {})).lines,
  ])
}

describe('a hidden revision of a page', () => {
  it('says nothing to anybody but moderators, and everything again when it is shown', async () => {
    const page = await leakedPage()
    await tell()
    for (const reader of [null, world.ada, world.brook]) expect(await pastOf(page, reader)).toContain(SECRET)
    expect((await mailsTo(watcher)).some(({ textBody }) => textBody.includes(SECRET))).toBe(true)
    value(await hide(page.id, 2))
    for (const reader of [null, world.ada, world.brook])
      expect(await pastOf(page, reader)).not.toContain(SECRET)
    const [, line] = (await listRevisions(page.id)).revisions
    expect(line).toMatchObject({
      number: 2,
      author: { handle: 'Brook' },
      ...{ hidden: true, readable: false, summary: '' },
    })
    expect(await getRevisionPair(page.id, 2, 3, world.casey)).toMatchObject({
      older: { page: { checkedAgainst: SECRET } },
    })
    value(await show(page.id, 2))
    expect(await pastOf(page, null)).toContain(SECRET)
  })

  it('is not quoted in mail that is written later, nor in the lines before and after it', async () => {
    const page = await leakedPage()
    value(await hide(page.id, 2))
    const before = (await mailsTo(watcher)).length
    await tell()
    const mails = (await mailsTo(watcher)).slice(before)
    expect(mails.length).toBeGreaterThan(0)
    for (const { subject, textBody } of mails) expect(subject + textBody).not.toContain(SECRET)
  })

  it('is no start for an edit of a section, and nothing to go back to, but for moderators', async () => {
    const { id } = await leakedPage()
    value(await hide(id, 2))
    const section = await edit(world.ada, id, { base: 2, section: 1, body: '## First section\n\nmine\n' })
    expect(refusal(section)).toBe('invalid')
    expect(JSON.stringify(section)).not.toContain(SECRET)
    expect(refusal(await revertPage(world.brook, { id, to: 2, base: 3, summary: '' }))).toBe('not-found')
    value(await revertPage(world.casey, { id, to: 2, base: 3, summary: '' }))
    expect((await currentText(id)).body).toContain(SECRET)
  })

  it('is never what readers see, what editors start from, or what is approved', async () => {
    const { id } = await writePage(world.brook)
    expect(refusal(await hide(id, 1))).toBe('conflict')
    await guard(world.casey, id, 'review')
    for (const base of [1, 2, 3])
      value(await edit(world.ada, id, { base, body: xidErrors.body.replace('two', `two of ${base}`) }))
    for (const number of [1, 4]) expect(refusal(await hide(id, number))).toBe('conflict')
    value(await hide(id, 3))
    expect(refusal(await approveChanges(world.brook, { id, number: 3 }))).toBe('not-found')
    expect(await getRevisionPair(id, 1, 3)).toBe('hidden')
    value(await approveChanges(world.brook, { id, number: 2 }))
    expect(refusal(await hide(id, 2))).toBe('conflict')
  })
})

describe('hiding', () => {
  it('is for moderators, and stands in the public log with its reason', async () => {
    const { id } = await leakedPage()
    for (const actor of [world.ada, world.brook])
      expect(refusal(await setRevisionHidden(actor, { id, number: 2, value: true, reason: 'No' }))).toBe(
        'not-found',
      )
    expect(refusal(await setRevisionHidden(suspended(world.casey), { id, number: 2, value: false }))).toBe(
      'forbidden',
    )
    expect(refusal(await hide(id, 9))).toBe('not-found')
    value(await hide(id, 2, 'Somebody’s password'))
    value(await hide(id, 2, 'Twice says nothing new'))
    value(await show(id, 2))
    const { entries } = await listModerationLog({ kind: 'revisions', before: null })
    expect(
      entries.slice(0, 2).map(({ verb, data, subject }) => [verb, data.revision, data.reason, subject]),
    ).toEqual([
      ['unhid-revision', 2, '', 'Brook'],
      ['hid-revision', 2, 'Somebody’s password', 'Brook'],
    ])
  })

  it('works for questions, answers and comments', async () => {
    const question = await ask(world.brook)
    const reply = await answer(world.brook, question.id)
    const remark = await comment(world.brook, reply.id)
    for (const { id } of [question, reply, remark]) {
      const mine = { id, summary: '', minor: false }
      value(
        await editPost(world.casey, {
          ...mine,
          base: 1,
          body: `The password is ${SECRET}, I think.`,
          summary: SECRET,
        }),
      )
      value(await editPost(world.casey, { ...mine, base: 2, body: 'There is no password any more.' }))
      expect(refusal(await hide(id, 3))).toBe('conflict')
      value(await hide(id, 2))
      const seen = [await listRevisions(id), await getRevision(id, 2), await getRevision(id, 2, world.brook)]
      expect(JSON.stringify(seen)).not.toContain(SECRET)
      expect((await getRevision(id, 2, world.casey))?.version?.body).toContain(SECRET)
      const base = await editPost(world.brook, { ...mine, base: 2, body: 'Starting from what was hidden.' })
      expect(base.ok).toBe(false)
      expect((await revertPost(world.brook, { id, number: 2 })).ok).toBe(false)
    }
  })
})
