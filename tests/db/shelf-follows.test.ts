import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { followPost } from '@/lib/follows/commands'
import { listFollows, listNews } from '@/lib/follows/queries'
import { followShelf } from '@/lib/follows/shelf-commands'
import { queueDigests } from '@/lib/notifications/digests'
import { getViewerAnswer } from '@/lib/viewer/queries'
import { movePage } from '@/lib/wiki/move'
import { digestOf, forgetNews, inboxOf, mailsTo, tell, wish } from '../support/telling'
import { edit, writePage, xidErrors } from '../support/wiki'
import { createWorld, refusal, value, type World } from '../support/world'

let world: World
beforeAll(async () => {
  world = await createWorld()
  await writePage(world.casey, { topic: 'Power & clocks' })
})
beforeEach(forgetNews)

const longer = `${xidErrors.body}\nOne more line at the end.\n`
const watch = (shelf: string, level: 'watch' | 'track' | 'none' = 'watch') =>
  followShelf(world.ada, { shelf, level })

describe('who watches a part of the wiki', () => {
  it('hears of new pages and edits on a vendor’s shelf, and of no other', async () => {
    value(await watch('nvidia'))
    const { id } = await writePage(world.casey)
    value(await edit(world.dana, id, { base: 1, body: longer }))
    await writePage(world.casey, { path: `amd/other-${id}`, tags: ['amd'] })
    await tell()
    expect(await inboxOf(world.ada)).toEqual(['new created-page', 'edit edited'])
  })

  it('of one topic hears of its pages alone, also when a page leaves it or comes to it', async () => {
    value(await watch('nvidia#power-clocks'))
    const { id } = await writePage(world.casey)
    value(await edit(world.dana, id, { base: 1, body: longer, topic: 'Power & clocks' }))
    value(await edit(world.dana, id, { base: 2, body: longer, topic: 'Diagnostics' }))
    value(await edit(world.dana, id, { base: 3, body: `${longer}More.` }))
    await tell()
    expect(await inboxOf(world.ada)).toEqual(['edit edited', 'edit edited'])
  })

  it('hears once of a move from one watched shelf to another', async () => {
    value(await watch('nvidia'))
    value(await watch('amd'))
    const { id } = await writePage(world.casey)
    value(await movePage(world.casey, { id, path: { vendor: 'amd', slug: `moved-${id}` }, summary: '' }))
    await tell()
    expect(await inboxOf(world.ada)).toEqual(['new created-page', 'edit moved-page'])
  })

  it('hears nothing of a page that is muted, and nothing after stopping', async () => {
    value(await watch('nvidia'))
    const { id } = await writePage(world.casey)
    value(await followPost(world.ada, { id, level: 'mute' }))
    value(await edit(world.dana, id, { base: 1, body: longer }))
    value(await watch('nvidia', 'none'))
    await writePage(world.casey)
    await tell()
    expect(await inboxOf(world.ada)).toEqual([])
  })

  it('who only tracks it finds the edits in Following', async () => {
    value(await watch('nvidia#power-clocks', 'track'))
    const { id } = await writePage(world.casey, { topic: 'Power & clocks' })
    await tell()
    expect(await inboxOf(world.ada)).toEqual([])
    const { news } = await listNews(world.ada, null)
    expect(news[0]).toMatchObject({ verb: 'created-page', post: { id } })
  })

  it('finds it among what is followed and on the page, and nobody follows what is not there', async () => {
    value(await watch('nvidia#power-clocks'))
    expect(await listFollows(world.ada.id)).toMatchObject([
      {
        level: 'watch',
        target: { kind: 'shelf', slug: 'nvidia#power-clocks', name: expect.stringContaining('Power clocks') },
      },
    ])
    const asked = {
      posts: [],
      tags: [],
      targets: ['shelf:nvidia#power-clocks', 'shelf:nvidia'],
      ranges: undefined,
      page: undefined,
    }
    expect((await getViewerAnswer(world.ada, asked)).follows).toEqual({
      'shelf:nvidia#power-clocks': 'watch',
    })
    expect(refusal(await watch('nvidia#no-such-topic'))).toBe('not-found')
    expect(refusal(await watch('matrox'))).toBe('not-found')
    expect((await watch('nvidia#no-such-topic', 'none')).ok).toBe(true)
  })
})

describe('the mail of an edit', () => {
  const watched = async () => {
    const { id } = await writePage(world.casey)
    value(await followPost(world.ada, { id, level: 'watch' }))
    await wish(world.ada, 'edit', 'immediate')
    return id
  }

  it('shows what changed', async () => {
    const id = await watched()
    value(await edit(world.dana, id, { base: 1, body: longer, lead: 'Another sentence about it.' }))
    await tell()
    const [mail] = await mailsTo(world.ada)
    expect(mail?.textBody).toContain('+ One more line at the end.')
    expect(mail?.textBody).toContain('- Summary: What the kernel driver reports when a GPU fails.')
    expect(mail?.textBody).toContain(`diff?from=1&to=2`)
  })

  it('shows no text that moderators hid or that waits for approval', async () => {
    const id = await watched()
    value(await edit(world.dana, id, { base: 1, body: longer }))
    await db.execute(sql`insert into revision_hiding (post_id, number, hidden_by, reason)
      values (${id}, 2, ${world.casey.id}, 'A secret')`)
    const other = await watched()
    value(await edit(world.dana, other, { base: 1, body: longer }))
    await db.execute(sql`update page set published_number = 1 where post_id = ${other}`)
    await tell()
    const mails = await mailsTo(world.ada)
    expect(mails).toHaveLength(2)
    for (const { textBody } of mails) expect(textBody).not.toContain('One more line')
  })

  it('of a minor edit goes to those who chose it', async () => {
    const id = await watched()
    value(await edit(world.dana, id, { base: 1, body: longer, minor: true }))
    await tell()
    expect(await mailsTo(world.ada)).toEqual([])
    expect(await inboxOf(world.ada)).toEqual([])
    await wish(world.ada, 'minor', 'immediate', false)
    value(await edit(world.dana, id, { base: 2, body: `${longer}And more.`, minor: true }))
    await tell()
    expect((await mailsTo(world.ada)).map(({ textBody }) => textBody)).toEqual([
      expect.stringContaining('+ And more.'),
    ])
  })

  it('summaries show the edits of a page as one change', async () => {
    const id = await watched()
    await wish(world.ada, 'edit', 'daily')
    value(await edit(world.dana, id, { base: 1, body: longer }))
    value(await edit(world.dana, id, { base: 2, body: `${longer}And more.` }))
    await tell()
    expect(await digestOf(world.ada)).toHaveLength(2)
    await db.execute(sql`update event set at = at - interval '2 days' where post_id = ${id}`)
    await queueDigests()
    const [mail] = await mailsTo(world.ada)
    expect(mail?.textBody).toContain('    + One more line at the end.')
    expect(mail?.textBody).toContain('    + And more.')
    expect(mail?.textBody).toContain('diff?from=1&to=3')
  })
})
