import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { listModerationLog } from '@/lib/moderation/log'
import { movePage } from '@/lib/wiki/move'
import { parsePath } from '@/lib/wiki/paths'
import { findPage } from '@/lib/wiki/queries'
import { moveSubtree } from '@/lib/wiki/subtree'
import type { SubtreeWish } from '@/lib/wiki/subtree-input'
import { getSubtreePlan, type Wish } from '@/lib/wiki/subtree-queries'
import { deleteQuietly, edit, lockQuietly, writePage, xidErrors } from '../support/wiki'
import { createWorld, refusal, value, type World } from '../support/world'

let world: World
beforeAll(async () => {
  world = await createWorld()
})

let made = 0
/** Three pages of a topic of their own. */
async function shelf(vendor = 'nvidia') {
  made += 1
  const begin = `part${made}-`
  const topic = `Part ${made}`
  const pages = []
  for (const name of ['one', 'two', 'three'])
    pages.push(await writePage(world.casey, { path: `${vendor}/${begin}${name}`, topic, tags: ['wayland'] }))
  const wish: SubtreeWish = {
    ...{ vendor, topic, prefix: '', toVendor: vendor, toTopic: null, toPrefix: '' },
  }
  return { begin, topic, pages, wish }
}

async function carryOut(wish: Wish) {
  const plan = await getSubtreePlan(db, wish)
  return moveSubtree(world.casey, { ...wish, seen: plan?.seen ?? '', summary: 'A test' })
}

async function problemsOf(wish: Wish) {
  return (await getSubtreePlan(db, wish))?.moves.flatMap(({ problem }) => problem ?? [])
}

async function pathNow(id: number) {
  const [row] = await db.execute<{ path: string; topic: string }>(
    sql`select vendor || '/' || slug as path, topic from page where post_id = ${id}`,
  )
  return row
}

const at = async (path: string) => {
  const parsed = parsePath(path)
  return parsed && findPage(parsed)
}

describe('moving a part of the wiki', () => {
  it('to another vendor keeps names, leaves redirects, changes the tags and the histories', async () => {
    const { pages, wish, begin } = await shelf()
    value(await carryOut({ ...wish, toVendor: 'amd', toTopic: 'Moved here' }))
    for (const { id, path } of pages) {
      const moved = path.replace('nvidia/', 'amd/')
      expect(await pathNow(id)).toEqual({ path: moved, topic: 'Moved here' })
      expect(await at(path)).toMatchObject({ found: 'moved' })
      const [revision] = await db.execute(sql`
        select kind, tags, details ->> 'topic' as topic, summary from revision where post_id = ${id} and number = 2`)
      expect(revision).toMatchObject({
        kind: 'rename',
        topic: 'Moved here',
        summary: `Moved from ${path} to ${moved}: A test`,
      })
      expect(revision?.tags).toEqual(expect.arrayContaining(['amd', 'wayland']))
      expect(revision?.tags).not.toContain('nvidia')
    }
    const [events] = await db.execute(sql`select count(*)::int as n from event where verb = 'moved-page'
      and data ->> 'from' like ${`nvidia/${begin}%`}`)
    expect(events?.n).toBe(3)
    const { entries } = await listModerationLog({ kind: 'moves', before: null })
    expect(entries[0]).toMatchObject({ verb: 'moved-subtree', actor: 'Casey', data: { count: 3 } })
    const wrong = await db.execute(sql`
      select t.name from tag t where t.page_count <> (select count(*) from post_tag c join post p on p.id = c.post_id
        where c.tag_id = t.id and p.kind = 'page' and p.visible)`)
    expect([...wrong]).toEqual([])
  })

  it('can begin names differently, or change the topic alone', async () => {
    const { pages, wish, begin } = await shelf()
    value(await carryOut({ ...wish, topic: null, prefix: begin, toPrefix: `renamed-${begin}` }))
    expect(await pathNow(pages[0]?.id ?? 0)).toMatchObject({ path: `nvidia/renamed-${begin}one` })
    value(await carryOut({ ...wish, toTopic: 'Another topic' }))
    expect(await pathNow(pages[0]?.id ?? 0)).toEqual({
      path: `nvidia/renamed-${begin}one`,
      topic: 'Another topic',
    })
    expect(await at(`nvidia/${begin}one`)).toMatchObject({
      found: 'moved',
      to: { slug: `renamed-${begin}one` },
    })
  })

  it('is taken back by its log entry', async () => {
    const { pages, wish, topic } = await shelf()
    const { event } = value(await carryOut({ ...wish, toVendor: 'intel', toTopic: 'Elsewhere' }))
    value(await carryOut({ undo: event }))
    for (const { id, path } of pages) expect(await pathNow(id)).toEqual({ path, topic })
    expect(await at((pages[0]?.path ?? '').replace('nvidia', 'intel'))).toMatchObject({ found: 'moved' })
    expect(refusal(await carryOut({ undo: event }))).toBe('conflict')
    expect(await getSubtreePlan(db, { undo: 999_999 })).toBeNull()
  })

  it('does nothing at all when one page has no way', async () => {
    const { pages, wish, begin } = await shelf()
    await writePage(world.casey, { path: `amd/${begin}two`, tags: ['amd'] })
    const result = await carryOut({ ...wish, toVendor: 'amd' })
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'conflict', message: expect.stringContaining(`${begin}two`) },
    })
    for (const { id, path } of pages) expect(await pathNow(id)).toMatchObject({ path })
  })

  it('names what stands in the way', async () => {
    const { pages, wish, begin } = await shelf()
    const [one, two, three] = pages
    if (!one || !two || !three) throw new Error('No pages')
    await lockQuietly(world.casey, one.id)
    // Protection does not hold moderators up, as it does not when they move one page; what waits for approval does.
    await db.execute(sql`insert into page_protection (page_id, level, reason, protected_by)
      values (${three.id}, 'trusted', 'A test', ${world.casey.id})`)
    await db.execute(sql`update page set published_number = 1 where post_id = ${two.id}`)
    const gone = await writePage(world.casey, { path: `amd/${begin}three`, tags: ['amd'] })
    await deleteQuietly(world.casey, gone.id)
    expect(await problemsOf({ ...wish, toVendor: 'amd' })).toEqual([
      'It is locked.',
      'A deleted page has the new address; bring it back or choose another.',
      'It has changes that wait for approval.',
    ])
    expect(await problemsOf({ ...wish, toPrefix: 'x'.repeat(95) })).toContain(
      'The new name is longer than 100 characters.',
    )
    expect(await problemsOf({ ...wish, toVendor: 'matrox' })).toContain('There is no vendor “matrox” here.')
    await deleteQuietly(world.casey, three.id)
    expect(await getSubtreePlan(db, wish)).toMatchObject({ unseen: 1, moves: [] })
  })

  it('refuses an address that leads to a page moved from there, unless it is its own', async () => {
    const { pages, wish, begin } = await shelf()
    const other = await writePage(world.casey, { path: `amd/${begin}one`, tags: ['amd'] })
    value(
      await movePage(world.casey, {
        id: other.id,
        path: { vendor: 'amd', slug: `${begin}away` },
        summary: '',
      }),
    )
    expect(await problemsOf({ ...wish, toVendor: 'amd' })).toEqual([
      `The new address leads to amd/${begin}away, which was moved from there.`,
    ])
    expect(pages).toHaveLength(3)
  })

  it('refuses when the pages changed since they were shown, and anybody but moderators', async () => {
    const { wish, topic, begin } = await shelf()
    const plan = await getSubtreePlan(db, { ...wish, toVendor: 'amd' })
    await writePage(world.casey, { path: `nvidia/${begin}four`, topic })
    const input = { ...wish, toVendor: 'amd', seen: plan?.seen ?? '', summary: '' }
    expect(refusal(await moveSubtree(world.casey, input))).toBe('conflict')
    expect(refusal(await moveSubtree(world.brook, input))).toBe('forbidden')
  })

  it('of two at the same moment one is carried out, whole', async () => {
    const { pages, wish } = await shelf()
    const results = await Promise.all([
      carryOut({ ...wish, toVendor: 'amd' }),
      moveSubtree(world.dana, {
        ...wish,
        ...{
          toVendor: 'intel',
          seen: (await getSubtreePlan(db, { ...wish, toVendor: 'intel' }))?.seen ?? '',
          summary: '',
        },
      }),
    ])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    const vendors = await Promise.all(pages.map(async ({ id }) => (await pathNow(id))?.path.split('/')[0]))
    expect(new Set(vendors).size).toBe(1)
  })

  it('waits for an edit of one of its pages, and both are kept', async () => {
    const { pages, wish } = await shelf()
    const id = pages[0]?.id ?? 0
    const [edited, moved] = await Promise.all([
      edit(world.dana, id, { base: 1, body: `${xidErrors.body}\nAn edit meanwhile.` }),
      carryOut({ ...wish, toVendor: 'amd' }),
    ])
    expect([edited.ok, moved.ok]).toEqual([true, true])
    const [row] =
      await db.execute(sql`select p.body_markdown, r.body_markdown as newest, p.revision_count as n
      from post p join revision r on r.post_id = p.id and r.number = p.revision_count where p.id = ${id}`)
    expect(row).toMatchObject({ n: 3 })
    expect(row?.body_markdown).toContain('An edit meanwhile.')
    expect(row?.newest).toBe(row?.body_markdown)
  })
})

describe('moves and redirects', () => {
  const move = (id: number, path: string) => {
    const to = parsePath(path)
    if (!to) throw new Error(path)
    return movePage(world.casey, { id, path: to, summary: '' })
  }
  const redirectsTo = async (id: number) =>
    (
      await db.execute<{ path: string }>(
        sql`select vendor || '/' || slug as path from page_redirect where page_id = ${id} order by 1`,
      )
    ).map(({ path }) => path)

  it('never form a chain, and a page may return to a former address', async () => {
    const { id } = await writePage(world.casey, { path: 'nvidia/chain-a' })
    for (const path of ['nvidia/chain-b', 'nvidia/chain-c']) value(await move(id, path))
    expect(await redirectsTo(id)).toEqual(['nvidia/chain-a', 'nvidia/chain-b'])
    expect(await at('nvidia/chain-a')).toMatchObject({ found: 'moved', to: { slug: 'chain-c' } })
    value(await move(id, 'nvidia/chain-a'))
    expect(await redirectsTo(id)).toEqual(['nvidia/chain-b', 'nvidia/chain-c'])
    expect(await at('nvidia/chain-a')).toMatchObject({ found: 'page' })
  })

  it('a page never takes an address that leads to another one, so two cannot exchange names', async () => {
    const one = await writePage(world.casey, { path: 'nvidia/swap-one' })
    const two = await writePage(world.casey, { path: 'nvidia/swap-two' })
    expect(refusal(await move(one.id, 'nvidia/swap-two'))).toBe('conflict')
    value(await move(one.id, 'nvidia/swap-aside'))
    // What leads to a page stays its own: readers of old links come to what they looked for.
    expect(refusal(await move(two.id, 'nvidia/swap-one'))).toBe('conflict')
    expect(await at('nvidia/swap-one')).toMatchObject({ found: 'moved', to: { slug: 'swap-aside' } })
  })
})
