import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { events, pages, posts, searchDocuments, tags } from '@/db/schema'
import { deletePost, undeletePost } from '@/lib/posts/commands'
import { listRevisions } from '@/lib/revisions/history'
import { createPage } from '@/lib/wiki/commands'
import { listChanges } from '@/lib/wiki/history'
import { listFormerPaths, listLinksTo, listTopics } from '@/lib/wiki/lists'
import { movePage } from '@/lib/wiki/move'
import { parsePath } from '@/lib/wiki/paths'
import { findPage, listSimilarPages } from '@/lib/wiki/queries'
import { revertPage } from '@/lib/wiki/revert'
import { currentText, edit, writePage, xidErrors } from '../support/wiki'
import { ask, createWorld, refusal, suspended, value, type World } from '../support/world'

let world: World
beforeAll(async () => {
  world = await createWorld()
})

describe('a new page', () => {
  it('is there at once, with its tag counts, event and search row', async () => {
    const before = await pageCount('nvidia')
    const { id, path } = await writePage(world.brook, { tags: ['wayland'] })
    const sight = await findPage(at(path))
    expect(sight).toMatchObject({
      found: 'page',
      page: { title: 'Xid errors', topic: 'Diagnostics', number: 1 },
    })
    expect(await pageCount('nvidia')).toBe(before + 1)
    const [event] = await db.select().from(events).where(eq(events.postId, id))
    expect(event).toMatchObject({ verb: 'created-page', actorId: world.brook.id })
    expect(await db.select().from(searchDocuments).where(eq(searchDocuments.postId, id))).toHaveLength(1)
  })

  it('is made once however often the form is sent', async () => {
    const input = { ...xidErrors, path: at('amd/sent-twice'), tags: ['amd'], key: randomUUID() }
    const sent = await Promise.all([1, 2, 3].map(() => createPage(world.brook, input)))
    expect(new Set(sent.map((result) => value(result).id)).size).toBe(1)
  })

  it('cannot take an address that is taken, was left behind or belongs to no vendor', async () => {
    const { path, id } = await writePage(world.brook)
    value(await movePage(world.brook, { id, path: at('nvidia/taken-now'), summary: '' }))
    const attempt = (to: string) => createPage(world.brook, { ...xidErrors, path: at(to), key: randomUUID() })
    for (const to of ['nvidia/taken-now', path, 'matrox/millennium']) {
      expect(await attempt(to)).toMatchObject({ ok: false, error: { fields: { path: expect.any(String) } } })
    }
  })

  it('raced for one address is written by one of five', async () => {
    const input = { ...xidErrors, path: at('intel/one-address'), tags: ['intel'] }
    const people = [world.brook, world.casey, world.dana]
    const results = await Promise.all(
      people.map((person) => createPage(person, { ...input, key: randomUUID() })),
    )
    expect(results.filter((result) => result.ok)).toHaveLength(1)
  })

  it('is refused to the suspended and below the threshold', async () => {
    const input = { ...xidErrors, path: at('nvidia/never'), key: randomUUID() }
    expect(refusal(await createPage(suspended(world.brook), input))).toBe('forbidden')
    expect(refusal(await createPage({ ...world.ada, reputation: 0 }, input))).toBe('forbidden')
  })

  it('takes the time it is given, for content that is loaded', async () => {
    const createdAt = new Date('2026-01-02T03:04:05Z')
    const input = { ...xidErrors, path: at('general/loaded'), tags: ['dkms'], key: randomUUID() }
    const { id } = value(await createPage(world.dana, input, { createdAt }))
    const [row] = await db.select({ createdAt: posts.createdAt }).from(posts).where(eq(posts.id, id))
    expect(row?.createdAt).toEqual(createdAt)
  })
})

describe('a moved page', () => {
  it('is reached from every former address in one step, however often it moves', async () => {
    const { id, path } = await writePage(world.brook)
    const stops = ['nvidia/second-name', 'amd/third-name', 'amd/fourth-name']
    for (const stop of stops)
      value(await movePage(world.brook, { id, path: at(stop), summary: 'A better name' }))
    for (const former of [path, ...stops.slice(0, 2)]) {
      expect(await findPage(at(former))).toEqual({ found: 'moved', to: at('amd/fourth-name') })
    }
    const [last] = (await listRevisions(id)).revisions
    expect(last).toMatchObject({
      kind: 'rename',
      number: 4,
      summary: expect.stringContaining('amd/fourth-name'),
    })
  })

  it('carries the tag of its new vendor', async () => {
    const { id } = await writePage(world.brook, { tags: ['nvidia', 'wayland'] })
    value(await movePage(world.brook, { id, path: at('intel/new-home'), summary: '' }))
    const rows = await db.execute<{ name: string }>(
      sql`select t.name from post_tag p join tag t on t.id = p.tag_id where p.post_id = ${id} order by t.name`,
    )
    expect(rows.map(({ name }) => name)).toEqual(['intel', 'wayland'])
  })

  it('may return to an address of its own, but not take another’s', async () => {
    const { id, path } = await writePage(world.brook)
    const other = await writePage(world.brook)
    value(await movePage(world.brook, { id, path: at('nvidia/there-and-back'), summary: '' }))
    value(await movePage(world.brook, { id, path: at(path), summary: '' }))
    expect(await findPage(at(path))).toMatchObject({ found: 'page' })
    expect(await findPage(at('nvidia/there-and-back'))).toEqual({ found: 'moved', to: at(path) })
    expect(await listFormerPaths(id)).toEqual(['nvidia/there-and-back'])
    const refused = await movePage(world.brook, {
      id: other.id,
      path: at('nvidia/there-and-back'),
      summary: '',
    })
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'conflict', fields: { path: expect.any(String) } },
    })
  })

  it('raced to two addresses ends at one, and the other leads nowhere wrong', async () => {
    const { id } = await writePage(world.brook)
    const targets = ['amd/left-door', 'amd/right-door']
    const results = await Promise.all(
      targets.map((target) => movePage(world.casey, { id, path: at(target), summary: '' })),
    )
    const [page] = await db.select().from(pages).where(eq(pages.postId, id))
    expect(targets).toContain(`${page?.vendor}/${page?.slug}`)
    const { number } = await currentText(id)
    expect(number).toBe(1 + results.filter((result) => result.ok).length)
  })
})

describe('a revert', () => {
  it('is a new revision with the whole older page', async () => {
    const { id } = await writePage(world.brook)
    await edit(world.casey, id, {
      base: 1,
      body: 'Something else entirely, said at length',
      title: 'Other title',
    })
    value(await revertPage(world.brook, { id, to: 1, base: 2, summary: 'Off topic' }))
    expect(await currentText(id)).toEqual({ body: xidErrors.body, number: 3 })
    const [last] = (await listRevisions(id)).revisions
    expect(last).toMatchObject({ kind: 'revert', summary: 'Back to revision 1: Off topic' })
    const [row] = await db.select({ title: pages.title }).from(pages).where(eq(pages.postId, id))
    expect(row?.title).toBe('Xid errors')
  })

  it('does not undo an edit its author has not seen', async () => {
    const { id } = await writePage(world.brook)
    await edit(world.casey, id, { base: 1, body: 'A second text, long enough to be one' })
    await edit(world.dana, id, { base: 2, body: 'A third text, long enough to be one too' })
    expect(refusal(await revertPage(world.brook, { id, to: 1, base: 2, summary: '' }))).toBe('conflict')
    expect((await currentText(id)).body).toContain('A third text')
  })
})

describe('links between pages', () => {
  it('are marked as missing until the page is there, and again when it is deleted', async () => {
    const question = await ask(world.brook, {
      body: 'I have read [[nvidia/awaited|the page]] and wonder about it.',
    })
    const { id: linking } = await writePage(world.brook, {
      body: 'This page sees [[nvidia/awaited]] and more.',
    })
    expect(await htmlOf(linking)).toContain('missing')
    const { id } = await writePage(world.brook, { path: 'nvidia/awaited' })
    for (const post of [linking, question.id]) expect(await htmlOf(post)).not.toContain('missing')
    value(await movePage(world.brook, { id, path: at('nvidia/awaited-elsewhere'), summary: '' }))
    expect(await htmlOf(linking)).not.toContain('missing')
    value(await deletePost(world.casey, { id, reason: 'A test' }))
    expect(await htmlOf(linking)).toContain('missing')
    value(await undeletePost(world.casey, { id }))
    expect(await htmlOf(linking)).not.toContain('missing')
  })

  it('are listed at what they lead to, also by a former address', async () => {
    const { id, path } = await writePage(world.brook)
    const { id: linking } = await writePage(world.brook, { body: `Look at [[${path}]] for all of it.` })
    value(await movePage(world.brook, { id, path: at('nvidia/linked-elsewhere'), summary: '' }))
    const links = await listLinksTo(['nvidia/linked-elsewhere', ...(await listFormerPaths(id))])
    expect(links.map(({ rootId }) => rootId)).toEqual([linking])
  })
})

describe('lists', () => {
  it('leave out deleted pages, and only moderators delete', async () => {
    const { id, path } = await writePage(world.brook, { path: 'general/to-delete', tags: ['dkms'] })
    expect(refusal(await deletePost(world.brook, { id }))).toBe('forbidden')
    value(await deletePost(world.casey, { id, reason: 'A test' }))
    expect(await findPage(at(path))).toEqual({ found: 'gone', id })
    const shelf = (await listTopics('general')).flatMap((topic) => topic.pages)
    expect(shelf.map(({ slug }) => slug)).not.toContain('to-delete')
    expect((await listChanges({ vendor: 'general' })).changes.map(({ slug }) => slug)).not.toContain(
      'to-delete',
    )
    expect(refusal(await edit(world.brook, id, { base: 1, body: 'A text for a page that is gone' }))).toBe(
      'gone',
    )
  })

  it('show the first few of each topic on a hub, and how many there are', async () => {
    for (const title of ['A first note', 'B second note', 'C third note'])
      await writePage(world.brook, { path: `intel/${title.slice(0, 1).toLowerCase()}-note`, title })
    const [topic] = await listTopics('intel', 10, 2)
    expect(topic?.pages.map((page) => page.title)).toEqual(['A first note', 'B second note'])
    expect(topic?.total).toBe((await listTopics('intel'))[0]?.pages.length)
  })

  it('of changes hide minor edits on demand and go on where they stopped', async () => {
    const { id } = await writePage(world.brook, { path: 'intel/changing', tags: ['intel'] })
    await edit(world.casey, id, { base: 1, body: 'A small correction of this page', minor: true })
    const all = await listChanges({ vendor: 'intel' }, 1)
    expect(all.changes).toMatchObject([{ slug: 'changing', minor: true }])
    expect((await listChanges({ vendor: 'intel', before: all.older }, 1)).changes[0]?.number).toBe(1)
    expect((await listChanges({ vendor: 'intel', hideMinor: true }, 1)).changes[0]?.number).toBe(1)
  })

  it('offer pages of similar names where there is none', async () => {
    await writePage(world.brook, { path: 'nvidia/suspend-and-resume', title: 'Suspend and resume' })
    const similar = await listSimilarPages(at('nvidia/suspend-resume'))
    expect(similar[0]).toMatchObject({ slug: 'suspend-and-resume' })
  })
})

function at(path: string) {
  const found = parsePath(path)
  if (!found) throw new Error(`Not a path: ${path}`)
  return found
}

async function pageCount(name: string): Promise<number> {
  const [row] = await db.select({ count: tags.pageCount }).from(tags).where(eq(tags.name, name))
  return row?.count ?? 0
}

async function htmlOf(id: number): Promise<string> {
  const [row] = await db.select({ html: posts.bodyHtml }).from(posts).where(eq(posts.id, id))
  return row?.html ?? ''
}
