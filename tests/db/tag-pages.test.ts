import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { db } from '@/db/client'
import { tags } from '@/db/schema'
import { setHidden } from '@/lib/moderation/commands'
import { deletePost, undeletePost } from '@/lib/posts/commands'
import { recount } from '@/lib/recount/commands'
import { decideSuggestion } from '@/lib/suggestions/commands'
import { getTagDraft, getTagPage } from '@/lib/tags/article'
import { editTag } from '@/lib/tags/edit'
import { editTagInput } from '@/lib/tags/input'
import { getTag, listTagPages } from '@/lib/tags/pages'
import type { Viewer } from '@/lib/users/types'
import { createPage } from '@/lib/wiki/commands'
import { createInput } from '@/lib/wiki/input'
import { movePage } from '@/lib/wiki/move'
import { parsePath } from '@/lib/wiki/paths'
import { revertPage } from '@/lib/wiki/revert'
import { edit } from '../support/wiki'
import { createMember, createWorld, inWaves, refusal, value } from '../support/world'

const { brook, casey } = await createWorld()

const lead = 'The display protocol, as the drivers speak it.'
const body = 'What carries this tag, and where to begin.'

/** A tag of its own with a description, and the form of its page as it is opened. */
async function openTag() {
  const name = `topic-${randomUUID().slice(0, 8)}`
  const [tag] = await db.insert(tags).values({ name, description: 'As it was before.' }).returning()
  const draft = await getTagDraft(name)
  if (!tag || draft?.kind !== 'draft') throw new Error('No draft')
  const form = createInput.parse({ ...draft.initial, lead, body, summary: '', key: randomUUID() })
  return { name, id: tag.id, form }
}

async function describedTag(author: Viewer = brook) {
  const { name, id, form } = await openTag()
  const page = value(await createPage(author, form))
  return { name, tagId: id, page }
}

const described = async (name: string) => (await getTag(name))?.description
const disagreeing = async () =>
  (await recount({ repair: false })).find(({ name }) => name.startsWith('tags that do not say'))?.count

it('a page about a tag is opened with what is known of it, and its lead is the description from then on', async () => {
  const { name, form } = await openTag()
  expect(form).toMatchObject({ title: `About the tag ${name}`, tags: [name], topic: 'Tags', tag: name })
  expect(form.path).toEqual({ vendor: 'general', slug: `tag-${name}` })
  const page = value(await createPage(brook, form))
  expect(await described(name)).toBe(lead)
  expect(await getTagDraft(name)).toEqual({ kind: 'page', path: page.path })
  expect(await disagreeing()).toBe(0)
})

it('every revision of the page moves the description along, a suggestion when it is accepted', async () => {
  const { name, page } = await describedTag()
  value(await edit(brook, page.id, { base: 1, body, lead: 'Another sentence about it.' }))
  expect(await described(name)).toBe('Another sentence about it.')
  const newcomer = await createMember(`N${randomUUID().slice(0, 8)}`, { reputation: 0 })
  const sent = await edit(newcomer, page.id, { base: 2, body, lead: 'A newcomer says it better.' })
  if (!sent.ok || sent.value.outcome !== 'suggested') throw new Error('Not a suggestion')
  expect(await described(name)).toBe('Another sentence about it.')
  value(await decideSuggestion(casey, { id: sent.value.suggestionId, decision: 'accept', reason: '' }))
  expect(await described(name)).toBe('A newcomer says it better.')
  value(await revertPage(brook, { id: page.id, to: 1, base: 3, summary: '' }))
  expect(await described(name)).toBe(lead)
  expect(await disagreeing()).toBe(0)
})

it('while the page is deleted or hidden the tag says what it said before, and nothing of the page', async () => {
  const { name, tagId, page } = await describedTag()
  value(await deletePost(casey, { id: page.id, reason: 'For the test' }))
  expect(await described(name)).toBe('As it was before.')
  expect(await getTagPage(tagId)).toMatchObject({ visible: false })
  value(await undeletePost(casey, { id: page.id }))
  expect(await described(name)).toBe(lead)
  value(await setHidden(casey, { id: page.id, value: true, reason: 'For the test' }))
  expect(await described(name)).toBe('As it was before.')
  const form = { name, kind: 'topic', parent: '', synonyms: '', summary: '' }
  value(await editTag(casey, editTagInput.parse({ ...form, description: 'Said by a moderator.' })))
  expect(await described(name)).toBe('Said by a moderator.')
  expect(await disagreeing()).toBe(0)
  value(await setHidden(casey, { id: page.id, value: false }))
  expect(await described(name)).toBe(lead)
  value(await editTag(casey, editTagInput.parse({ ...form, description: 'Not here.' })))
  expect(await described(name)).toBe(lead)
})

it('a deleted page makes room for a new one', async () => {
  const { name, tagId, page } = await describedTag()
  value(await deletePost(casey, { id: page.id, reason: 'For the test' }))
  const fields = {
    path: `general/again-${name}`,
    title: 'Anew',
    lead,
    topic: 'Tags',
    tags: name,
    body,
    tag: name,
  }
  const second = value(await createPage(brook, createInput.parse({ ...fields, key: randomUUID() })))
  expect(await getTagPage(tagId)).toMatchObject({ id: second.id, visible: true })
  expect(await described(name)).toBe(lead)
  expect(await disagreeing()).toBe(0)
})

it('a tag has one page, whoever is first of many', async () => {
  const { name } = await openTag()
  const all = await inWaves(
    8,
    (n) => {
      const fields = { path: `general/race-${n}-${name}`, title: 'About it', lead, topic: 'Tags', tags: name }
      return createPage(
        casey,
        createInput.parse({ ...fields, body: `${body} ${n}`, tag: name, key: randomUUID() }),
      )
    },
    8,
  )
  expect(all.filter(({ ok }) => ok)).toHaveLength(1)
  const refused = all.find((one) => !one.ok)
  expect(refused && !refused.ok && refused.error).toMatchObject({ code: 'conflict', links: [{}] })
  const [pagesOfTag] = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from page where slug like ${`race-%-${name}`}`,
  )
  expect(pagesOfTag?.count).toBe(1)
})

it('the page moves and stays the tag’s, and is not listed among the notes', async () => {
  const { name, tagId, page } = await describedTag()
  const path = parsePath(`general/moved-${name}`)
  if (!path) throw new Error('Not a path')
  value(await movePage(brook, { id: page.id, path, summary: '' }))
  expect(await getTagPage(tagId)).toMatchObject({ id: page.id, path: `general/moved-${name}` })
  expect(await listTagPages(tagId)).toEqual([])
})

it('a recount finds a tag that says something else, and repairs it', async () => {
  const { name } = await describedTag()
  await db.update(tags).set({ description: 'Drifted.' }).where(eq(tags.name, name))
  expect(await disagreeing()).toBe(1)
  await recount({ repair: true })
  expect(await described(name)).toBe(lead)
})

it('no page tells of a tag that is not there', async () => {
  const fields = { path: 'general/no-such', title: 'Nothing', lead, topic: 'Tags', tags: 'wayland', body }
  const input = createInput.parse({ ...fields, tag: 'no-such-tag', key: randomUUID() })
  expect(refusal(await createPage(brook, input))).toBe('not-found')
})
