import { randomBytes } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { attachments, settings } from '@/db/schema'
import { attachFile, removeFile } from '@/lib/attachments/commands'
import { filesIn } from '@/lib/attachments/names'
import { getFile, getFileSight } from '@/lib/attachments/queries'
import { saveDraft } from '@/lib/drafts/commands'
import { clean } from '@/lib/jobs/cleaning'
import { setHidden } from '@/lib/moderation/commands'
import { listModerationLog } from '@/lib/moderation/log'
import { deletePost } from '@/lib/posts/commands'
import { getPostFor } from '@/lib/posts/queries'
import { editPost } from '@/lib/revisions/commands'
import type { Viewer } from '@/lib/users/types'
import { ask, createMember, createWorld, refusal, suspended, value, type World } from '../support/world'

let world: World
beforeAll(async () => {
  world = await createWorld()
  // Room for all that one person sends here.
  await db.insert(settings).values({ key: 'new.uploadsPerDay', value: 100, changedBy: world.dana.id })
})

/** A picture like no other. */
const picture = () =>
  sharp(randomBytes(3 * 24 * 24), { raw: { width: 24, height: 24, channels: 3 } })
    .png()
    .toBuffer()

const longLog = () =>
  `${randomBytes(8).toString('hex')}\n${'[    1.000000] nvidia: loading out-of-tree module\n'.repeat(300)}`

async function attach(viewer: Viewer, bytes: Buffer | string) {
  const { markdown } = value(await attachFile(viewer, { name: 'shot.png', bytes: Buffer.from(bytes) }))
  return { markdown, hash: filesIn(markdown)[0] ?? '' }
}

const sees = async (hash: string, viewer: Viewer | null) => {
  const sight = await getFileSight(hash, async () => viewer)
  return sight.found === 'file' ? (sight.isPublic ? 'public' : 'own') : sight.found
}

const long = (markdown: string) =>
  `Long enough for the body of a question about this picture.\n\n${markdown}\n`

describe('attaching', () => {
  it('keeps a picture once, whoever sends it', async () => {
    const bytes = await picture()
    const one = await attach(world.ada, bytes)
    const other = await attach(world.brook, bytes)
    expect(other.hash).toBe(one.hash)
    const rows = await db.select().from(attachments).where(eq(attachments.hash, one.hash))
    expect(rows).toMatchObject([{ kind: 'image', width: 24, height: 24, uploadedBy: world.ada.id }])
    const file = await getFile(one.hash)
    expect(rows[0]?.bytes.equals(file?.bytes ?? Buffer.alloc(0))).toBe(true)
  })

  it('puts a short log into the text, scrubbed, and keeps a long one beside it', async () => {
    const short = value(
      await attachFile(world.ada, {
        name: 'dmesg.txt',
        bytes: Buffer.from('Dec  1 10:00:00 ada-laptop kernel: Xid 79\n'),
      }),
    )
    expect(short.markdown).toMatch(/^```log\nDec {2}1 10:00:00 <host-1> kernel/)
    expect(short.note).toContain('1 host name')
    const kept = await attach(world.ada, longLog())
    expect(kept.markdown).toMatch(/^\[shot\.log\]\(\/files\/[0-9a-f]{64}\/shot\.log\)$/)
  })

  it('is refused to the suspended, for SVG, and over the limits of a day', async () => {
    const bytes = await picture()
    expect(refusal(await attachFile(suspended(world.ada), { name: 'a', bytes }))).toBe('forbidden')
    expect(refusal(await attachFile(world.ada, { name: 'a.png', bytes: Buffer.from('<svg/>') }))).toBe(
      'invalid',
    )
    const nova = await createMember('Nova', { reputation: 1 })
    await db.update(settings).set({ value: 2 })
    await db.insert(settings).values({ key: 'new.uploadMegabytesPerDay', value: 0, changedBy: world.dana.id })
    const answers = []
    for (let round = 0; round < 3; round++) {
      const result = await attachFile(nova, { name: 'a', bytes: await picture() })
      answers.push(result.ok ? 'ok' : result.error.message)
    }
    await db.update(settings).set({ value: 100 })
    expect(answers).toEqual([
      expect.stringContaining('0 MB within a day'),
      expect.stringContaining('0 MB within a day'),
      expect.stringContaining('today’s 2 uploads'),
    ])
  })
})

describe('who sees a file', () => {
  it('is every member while no post has it, and everybody once a shown post does', async () => {
    const { markdown, hash } = await attach(world.ada, await picture())
    expect([await sees(hash, null), await sees(hash, world.brook)]).toEqual(['nothing', 'own'])
    await ask(world.ada, { body: long(markdown) })
    expect(await sees(hash, null)).toBe('public')
  })

  it('is its people and moderators only while the post is hidden or deleted', async () => {
    const { markdown, hash } = await attach(world.brook, await picture())
    const { id } = await ask(world.ada, { body: long(markdown) })
    value(await setHidden(world.casey, { id, value: true, reason: 'For the test' }))
    const people = [null, world.dana, world.casey, world.ada, world.brook]
    const stranger = await createMember(`Stranger${id}`)
    expect(await Promise.all(people.map((person) => sees(hash, person)))).toEqual([
      'nothing',
      'own',
      'own',
      'own',
      'own',
    ])
    expect(await sees(hash, stranger)).toBe('nothing')
    value(await setHidden(world.casey, { id, value: false }))
    value(await deletePost(world.ada, { id }))
    expect(await sees(hash, stranger)).toBe('nothing')
  })

  it('stays everybody for what only an older revision shows, unless that is hidden', async () => {
    const { markdown, hash } = await attach(world.ada, await picture())
    const { id } = await ask(world.ada, { body: long(markdown) })
    value(
      await editPost(world.ada, {
        id,
        base: 1,
        title: 'Black screen after 580',
        tags: ['nvidia'],
        body: long('none'),
        summary: '',
        minor: false,
      }),
    )
    expect(await sees(hash, null)).toBe('public')
    await db.execute(sql`
      insert into revision_hiding (post_id, number, hidden_by, reason) values (${id}, 1, ${world.casey.id}, 'a name')`)
    expect([await sees(hash, null), await sees(hash, world.casey)]).toEqual(['nothing', 'own'])
  })
})

describe('cleaning', () => {
  it('removes after a week what no text shows, and nothing else', async () => {
    const unused = await attach(world.ada, await picture())
    const fresh = await attach(world.ada, await picture())
    const drafted = await attach(world.ada, await picture())
    const posted = await attach(world.ada, longLog())
    await ask(world.ada, { body: long(posted.markdown) })
    value(await saveDraft(world.ada, { key: 'ask', fields: { body: drafted.markdown } }))
    const old = [unused, drafted, posted].map(({ hash }) => hash)
    await db.execute(sql`update attachment set uploaded_at = now() - interval '8 days' where hash in ${old}`)
    await clean()
    const left = await Promise.all([unused, fresh, drafted, posted].map(({ hash }) => getFile(hash)))
    expect(left.map(Boolean)).toEqual([false, true, true, true])
  })
})

describe('removing for good', () => {
  it('is for moderators: the bytes are gone, its address says so, it is logged, and it does not come back', async () => {
    const bytes = await picture()
    const { markdown, hash } = await attach(world.ada, bytes)
    const { id } = await ask(world.ada, { body: long(markdown) })
    expect((await shown(id))?.includes('<img')).toBe(true)
    expect(refusal(await removeFile(world.brook, { hash, reason: 'Not mine to say' }))).toBe('not-found')
    value(await removeFile(world.casey, { hash, reason: 'Shows a home address' }))
    value(await removeFile(world.casey, { hash, reason: 'Twice is once' }))
    expect([
      await sees(hash, null),
      await sees(hash, world.casey),
      (await getFile(hash))?.bytes.length,
    ]).toEqual(['gone', 'gone', 0])
    const { entries } = await listModerationLog({ kind: 'deletions', before: null })
    const mine = entries.filter(
      ({ verb, data }) => verb === 'removed-file' && data.file === hash.slice(0, 12),
    )
    expect(mine.map(({ data }) => data.reason)).toEqual(['Shows a home address'])
    expect(refusal(await attachFile(world.ada, { name: 'again.png', bytes }))).toBe('gone')
    const [post] = await db.execute<{ render_version: number }>(
      sql`select render_version from post where id = ${id}`,
    )
    expect(post?.render_version).toBe(0)
  })
})

async function shown(id: number) {
  const sight = await getPostFor(null, id)
  return sight.found === true ? sight.post.html : null
}
