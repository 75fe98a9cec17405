import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { compareEdit } from '@/lib/changes/compare'
import { completionInput } from '@/lib/completion/input'
import { listCompletions } from '@/lib/completion/queries'
import { saveDraft } from '@/lib/drafts/commands'
import { draftInput } from '@/lib/drafts/input'
import { noteEditing } from '@/lib/editing/commands'
import { listPageEditors } from '@/lib/editing/queries'
import { clean } from '@/lib/jobs/cleaning'
import { setHidden } from '@/lib/moderation/commands'
import { edit, writePage, xidErrors } from '../support/wiki'
import { answer, ask, createWorld, refusal, suspended, value, type World } from '../support/world'

let world: World
beforeAll(async () => {
  world = await createWorld()
})

describe('who is editing a page now', () => {
  it('is told to the others, and no longer two minutes after the last sign of life', async () => {
    const { id } = await writePage(world.brook)
    expect(value(await noteEditing(world.brook, { id, value: true })).others).toEqual([])
    await db.execute(sql`update page_editor set since = now() - interval '3 minutes' where page_id = ${id}`)
    expect(value(await noteEditing(world.casey, { id, value: true })).others).toEqual([
      { handle: 'Brook', minutes: 3 },
    ])
    expect(await listPageEditors(world.brook, id)).toEqual({
      others: [{ handle: 'Casey', minutes: 0 }],
      own: { handle: 'Brook', minutes: 3 },
    })
    await db.execute(sql`update page_editor set seen_at = now() - interval '3 minutes' where page_id = ${id}`)
    expect((await listPageEditors(world.casey, id)).others).toEqual([])
    // Back after the silence, the time counts anew.
    value(await noteEditing(world.brook, { id, value: true }))
    expect((await listPageEditors(world.casey, id)).others).toEqual([{ handle: 'Brook', minutes: 0 }])
  })

  it('ends when the editor is left, and is cleaned away', async () => {
    const { id } = await writePage(world.brook)
    value(await noteEditing(world.brook, { id, value: true }))
    value(await noteEditing(world.brook, { id, value: false }))
    expect((await listPageEditors(world.casey, id)).others).toEqual([])
    value(await noteEditing(world.brook, { id, value: true }))
    await db.execute(sql`update page_editor set seen_at = now() - interval '2 hours' where page_id = ${id}`)
    await clean()
    expect(await db.execute(sql`select 1 from page_editor where page_id = ${id}`)).toHaveLength(0)
  })

  it('is nothing of questions, of pages that are not there, or of the suspended', async () => {
    const { id } = await writePage(world.brook)
    const question = await ask(world.ada)
    expect(refusal(await noteEditing(world.ada, { id: question.id, value: true }))).toBe('not-found')
    expect(refusal(await noteEditing(suspended(world.ada), { id, value: true }))).toBe('forbidden')
    value(await setHidden(world.casey, { id, value: true, reason: 'For the test' }))
    expect(refusal(await noteEditing(world.ada, { id, value: true }))).toBe('not-found')
  })
})

const complete = async (query: Record<string, string>) =>
  (await listCompletions(completionInput.parse(query))).map(({ insert }) => insert.trim())

describe('completion', () => {
  it('finds pages by title and by the beginning of their path, but none that are hidden', async () => {
    const page = await writePage(world.brook, { title: 'Suspend and resume', path: 'nvidia/suspend-resume' })
    expect(await complete({ kind: 'page', q: 'and res' })).toEqual(['[[nvidia/suspend-resume]]'])
    expect(await complete({ kind: 'page', q: 'nvidia/susp' })).toEqual(['[[nvidia/suspend-resume]]'])
    expect(await complete({ kind: 'page', q: '%_%' })).toEqual([])
    value(await setHidden(world.casey, { id: page.id, value: true, reason: 'For the test' }))
    expect(await complete({ kind: 'page', q: 'nvidia/susp' })).toEqual([])
  })

  it('finds people of the thread first', async () => {
    const { id } = await ask(world.ada)
    await answer(world.brook, id)
    expect(await complete({ kind: 'person', q: 'b', post: String(id) })).toEqual(['@Brook'])
    expect(await complete({ kind: 'person', q: 'cas', post: String(id) })).toEqual(['@Casey'])
    expect(await complete({ kind: 'person', q: 'x', post: 'nonsense' })).toEqual([])
  })

  it('finds questions by number and title, and tags', async () => {
    const { id } = await ask(world.ada, { title: 'Zaphod breaks suspend on 580' })
    expect(await complete({ kind: 'question', q: String(id) })).toEqual([`#${id}`])
    expect(await complete({ kind: 'question', q: 'zaphod' })).toEqual([`#${id}`])
    expect(await complete({ kind: 'question', q: 'wayl' })).toEqual(['[wayland](/tags/wayland)'])
    expect(await complete({ kind: 'tag', q: 'way' })).toEqual(['wayland'])
  })
})

describe('changes before saving', () => {
  it('of a page are those against the newest revision, joined with what others saved', async () => {
    const { id } = await writePage(world.brook)
    await edit(world.casey, id, { base: 1, body: xidErrors.body.replace('four', 'FOUR') })
    const form = {
      id: String(id),
      base: '1',
      title: 'Xid errors, all',
      body: xidErrors.body.replace('one', 'ONE'),
    }
    const changes = value(await compareEdit(world.brook, form))
    expect([changes.against, changes.fields]).toEqual([
      'revision 2',
      [{ label: 'Title', was: 'Xid errors', is: 'Xid errors, all' }],
    ])
    const changed = changes.rows.flatMap((row) =>
      row.kind === 'changed' ? [row.right.map(({ text }) => text).join('')] : [],
    )
    expect(changed).toEqual(['ONE'])
  })

  it('of an answer show its text, and nothing when nothing changed', async () => {
    const { id } = await ask(world.ada)
    const { id: answerId } = await answer(
      world.brook,
      id,
      'Set nvidia-drm.modeset=1 and build the initramfs anew.',
    )
    const form = {
      id: String(answerId),
      base: '1',
      body: 'Set nvidia-drm.modeset=0 and build the initramfs anew.',
    }
    expect(value(await compareEdit(world.brook, form)).rows).toHaveLength(1)
    const same = { ...form, body: 'Set nvidia-drm.modeset=1 and build the initramfs anew.' }
    expect(value(await compareEdit(world.brook, same))).toMatchObject({ fields: [], rows: [] })
    expect(refusal(await compareEdit(world.brook, { ...form, id: '999999' }))).toBe('not-found')
  })
})

describe('a draft of two tabs', () => {
  it('is that of the newest, which hears what it replaced', async () => {
    const save = async (body: string, known?: string) => {
      const input = draftInput.parse({ draft: 'ask', body, ...(known && { known }) })
      return value(await saveDraft(world.ada, input))
    }
    const first = await save('from one tab')
    expect(first.replacedAt).toBeNull()
    const second = await save('from another')
    expect(second.replacedAt).toEqual(first.savedAt)
    expect((await save('on it goes', second.savedAt.toISOString())).replacedAt).toBeNull()
  })
})
