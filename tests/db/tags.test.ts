import { and, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { events, tagSynonyms, tags } from '@/db/schema'
import { editTag } from '@/lib/tags/edit'
import { editTagInput } from '@/lib/tags/input'
import { getMainTag, getTag, listTagEdits, listTagPages, listTopAnswerers } from '@/lib/tags/pages'
import { getVendorCard, listContributors } from '@/lib/vendors/queries'
import { writePage } from '../support/wiki'
import { answer, ask, createWorld, refusal, suspended, value } from '../support/world'

const { ada, brook, casey } = await createWorld()

const form = (facts: Record<string, string>) =>
  editTagInput.parse({
    description: 'Compositors.',
    kind: 'topic',
    parent: '',
    synonyms: '',
    summary: '',
    ...facts,
  })

describe('describing a tag', () => {
  it('keeps description, parent and synonyms, and who changed them', async () => {
    value(
      await editTag(
        casey,
        form({ name: 'wayland', parent: 'vulkan', synonyms: 'kwin, mutter', summary: 'First' }),
      ),
    )
    expect(await getTag('wayland')).toMatchObject({
      description: 'Compositors.',
      parent: 'vulkan',
      synonyms: ['kwin', 'mutter'],
    })
    expect(await getMainTag('mutter')).toBe('wayland')
    value(await editTag(casey, form({ name: 'wayland', synonyms: 'kwin' })))
    expect(await getTag('wayland')).toMatchObject({ parent: null, synonyms: ['kwin'] })
    expect((await listTagEdits('wayland')).map(({ summary, author }) => [summary, author?.handle])).toEqual([
      ['', 'Casey'],
      ['First', 'Casey'],
    ])
    const [event] = await db
      .select()
      .from(events)
      .where(and(eq(events.verb, 'edited-tag'), eq(events.actorId, casey.id)))
    expect(event?.data).toMatchObject({ before: { synonyms: [] }, after: { synonyms: ['kwin', 'mutter'] } })
  })

  it('is for moderators in good standing', async () => {
    expect(refusal(await editTag(brook, form({ name: 'dkms' })))).toBe('forbidden')
    expect(refusal(await editTag(suspended(casey), form({ name: 'dkms' })))).toBe('forbidden')
    expect(refusal(await editTag(casey, form({ name: 'no-such-tag' })))).toBe('not-found')
  })

  it('refuses names that mean something else, and circles', async () => {
    expect(refusal(await editTag(casey, form({ name: 'dkms', synonyms: 'vulkan' })))).toBe('invalid')
    await db.insert(tagSynonyms).values({ name: 'taken', tagId: (await getTag('suspend'))?.id ?? 0 })
    expect(refusal(await editTag(casey, form({ name: 'dkms', synonyms: 'taken' })))).toBe('invalid')
    value(await editTag(casey, form({ name: 'suspend', parent: 'dkms' })))
    expect(refusal(await editTag(casey, form({ name: 'dkms', parent: 'suspend' })))).toBe('invalid')
    expect(
      editTagInput.safeParse({ name: 'dkms', kind: 'topic', description: '', parent: 'dkms', synonyms: '' })
        .success,
    ).toBe(false)
  })

  it('never makes a vendor of another tag, or another tag of a vendor', async () => {
    value(await editTag(casey, form({ name: 'nvidia', kind: 'topic' })))
    value(await editTag(casey, form({ name: 'vulkan', kind: 'vendor' })))
    const kinds = await db.select({ name: tags.name, kind: tags.kind }).from(tags)
    expect(kinds).toContainEqual({ name: 'nvidia', kind: 'vendor' })
    expect(kinds).toContainEqual({ name: 'vulkan', kind: 'topic' })
  })
})

describe('what carries a tag', () => {
  it('lists notes, who answered, and who contributes to a vendor', async () => {
    const page = await writePage(casey, {
      title: 'About Vulkan',
      tags: ['amd', 'vulkan'],
      path: 'amd/about-vulkan',
    })
    const { id } = await ask(ada, { tags: ['amd', 'vulkan'] })
    await answer(brook, id)
    const vulkan = await getTag('vulkan')
    if (!vulkan) throw new Error('No tag')
    expect((await listTagPages(vulkan.id)).map(({ slug }) => slug)).toEqual(['about-vulkan'])
    expect(page.id).toBeGreaterThan(0)
    expect(await listTopAnswerers(vulkan.id)).toMatchObject([{ handle: 'Brook', answers: 1 }])
    const amd = await getVendorCard('amd')
    if (!amd) throw new Error('No vendor')
    expect(amd).toMatchObject({ notes: 1, questions: 1 })
    expect(
      (await listContributors(amd)).map(({ handle, edits, answers }) => [handle, edits, answers]).sort(),
    ).toEqual([
      ['Brook', 0, 1],
      ['Casey', 1, 0],
    ])
  })
})
