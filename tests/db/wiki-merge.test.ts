import { asc, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { revisions, suggestions } from '@/db/schema'
import { decideSuggestion } from '@/lib/suggestions/commands'
import type { Viewer } from '@/lib/users/types'
import { currentText, edit, writePage } from '../support/wiki'
import { createWorld, type World } from '../support/world'

let world: World
beforeAll(async () => {
  world = await createWorld()
})

const base = 'one\n\ntwo\n\nthree, and twenty characters more\n'
const section =
  'Intro words of this page\n\n## first section\n\none\n\ntwo\n\nthree\n\n## second section\n\nfour\n\nfive\n\nsix\n\n'

/** MediaWiki's EditPageTest: what two people who start from the same text get, whoever wrote that text. */
describe.each(['brook', 'casey', 'dana'] as const)('two edits of a text by %s', (first) => {
  it('of one line are a conflict: the first text stays, the second comes back whole', async () => {
    const { id } = await writePage(world[first], { body: base })
    expect(await edit(world.casey, id, { base: 1, body: base.replace('one', 'ONE') })).toMatchObject({
      ok: true,
    })
    const second = await edit(world.dana, id, { base: 1, body: base.replace('one', '(one)') })
    expect(second).toMatchObject({ ok: false, error: { code: 'conflict' } })
    expect((await currentText(id)).body).toBe(base.replace('one', 'ONE'))
    const conflict = second.ok ? undefined : second.error.conflict
    expect(conflict).toMatchObject({ number: 2, by: 'Casey', fields: ['body'] })
    expect(conflict?.mine.body).toBe(base.replace('one', '(one)'))
    expect(conflict?.draft.body).toContain('ONE')
    expect(conflict?.draft.body).toContain('(one)')
  })

  it('of different paragraphs are both kept, and the history says so', async () => {
    const { id } = await writePage(world[first], { body: base })
    await edit(world.casey, id, { base: 1, body: base.replace('one', 'ONE') })
    const second = await edit(world.dana, id, { base: 1, body: base.replace('three', 'THREE') })
    expect(second).toMatchObject({ ok: true, value: { outcome: 'merged' } })
    expect((await currentText(id)).body).toBe(base.replace('one', 'ONE').replace('three', 'THREE'))
    const [merged] = await db
      .select()
      .from(revisions)
      .where(eq(revisions.postId, id))
      .orderBy(asc(revisions.number))
      .offset(2)
    expect(merged).toMatchObject({ number: 3, kind: 'merge', baseNumber: 1 })
  })
})

describe('an edit of a section', () => {
  it('merges into the whole page', async () => {
    const { id } = await writePage(world.brook, { body: section })
    const part = section.slice(section.indexOf('## first'), section.indexOf('## second'))
    await edit(world.casey, id, { base: 1, section: 1, body: part.replace('one', 'ONE') })
    const second = await edit(world.dana, id, { base: 1, section: 1, body: part.replace('three', 'THREE') })
    expect(second).toMatchObject({ ok: true, value: { outcome: 'merged' } })
    expect((await currentText(id)).body).toBe(section.replace('one', 'ONE').replace('three', 'THREE'))
  })

  it('of a section that is not there is refused', async () => {
    const { id } = await writePage(world.brook, { body: section })
    expect(await edit(world.casey, id, { base: 1, section: 9, body: 'x' })).toMatchObject({
      ok: false,
      error: { code: 'invalid' },
    })
  })
})

describe('one person with two tabs', () => {
  it('meets the own edit as a conflict, because revisions are compared and not people', async () => {
    const { id } = await writePage(world.casey, { body: base })
    await edit(world.casey, id, { base: 1, body: base.replace('one', 'ONE') })
    const second = await edit(world.casey, id, { base: 1, body: base.replace('one', '(one)') })
    expect(second).toMatchObject({ ok: false, error: { code: 'conflict' } })
  })

  it('who sends the same text twice has saved it once', async () => {
    const { id } = await writePage(world.casey, { body: base })
    const twice = { base: 1, body: base.replace('one', 'ONE') }
    const results = await Promise.all([edit(world.casey, id, twice), edit(world.casey, id, twice)])
    expect(results.map((result) => result.ok && result.value.outcome).sort()).toEqual(['saved', 'unchanged'])
    expect((await currentText(id)).number).toBe(2)
  })
})

describe('fields', () => {
  it('that different people changed are all kept', async () => {
    const { id } = await writePage(world.brook, { body: base, tags: ['nvidia', 'wayland'] })
    await edit(world.casey, id, {
      base: 1,
      body: base,
      title: 'Xid codes',
      tags: ['nvidia', 'wayland', 'dkms'],
    })
    await edit(world.dana, id, {
      base: 1,
      body: base,
      lead: 'A sentence that says more.',
      tags: ['nvidia', 'suspend'],
    })
    const [newest] = await db
      .select()
      .from(revisions)
      .where(eq(revisions.postId, id))
      .orderBy(asc(revisions.number))
      .offset(2)
    expect(newest).toMatchObject({ title: 'Xid codes', lead: 'A sentence that says more.', kind: 'merge' })
    expect(newest?.tags?.toSorted()).toEqual(['dkms', 'nvidia', 'suspend'])
  })

  it('that two changed differently are a conflict, each by name', async () => {
    const { id } = await writePage(world.brook, { body: base })
    await edit(world.casey, id, {
      base: 1,
      body: base,
      title: 'Xid codes',
      lead: 'What the codes of Xid mean.',
    })
    const second = await edit(world.dana, id, {
      base: 1,
      body: base,
      title: 'Xid list',
      lead: 'A list of all codes.',
    })
    expect(second).toMatchObject({
      ok: false,
      error: { code: 'conflict', conflict: { fields: ['title', 'lead'] } },
    })
    const conflict = second.ok ? undefined : second.error.conflict
    expect(conflict?.draft.title).toBe('Xid list')
    expect(conflict?.theirs.title).toBe('Xid codes')
  })

  it('a text with markers left in it is not saved', async () => {
    const { id } = await writePage(world.brook, { body: base })
    const body = `${base}<<<<<<< your text\na\n=======\nb\n>>>>>>> saved meanwhile\n`
    expect(await edit(world.casey, id, { base: 1, body })).toMatchObject({
      ok: false,
      error: { code: 'invalid' },
    })
  })

  it('a newcomer below the threshold makes a suggestion, which a reviewer merges', async () => {
    const low: Viewer = { ...world.ada, reputation: 0 }
    const { id } = await writePage(world.brook, { body: base })
    const result = await edit(low, id, { base: 1, body: base.replace('three', 'THREE') })
    expect(result).toMatchObject({ ok: true, value: { outcome: 'suggested' } })
    expect((await currentText(id)).number).toBe(1)
    await edit(world.casey, id, { base: 1, body: base.replace('one', 'ONE'), topic: 'Errors' })
    const [waiting] = await db.select().from(suggestions).where(eq(suggestions.postId, id))
    const decision = { id: waiting?.id ?? 0, decision: 'accept', reason: '' } as const
    expect(await decideSuggestion(world.dana, decision)).toMatchObject({ ok: true })
    expect((await currentText(id)).body).toBe(base.replace('one', 'ONE').replace('three', 'THREE'))
    const newest = await db
      .select()
      .from(revisions)
      .where(eq(revisions.postId, id))
      .orderBy(asc(revisions.number))
    expect(newest.at(-1)).toMatchObject({
      number: 3,
      kind: 'merge',
      authorId: low.id,
      details: { topic: 'Errors' },
    })
  })
})
