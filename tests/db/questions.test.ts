import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { events, posts, questions, revisions, searchDocuments, tagSynonyms, tags } from '@/db/schema'
import { saveDraft } from '@/lib/drafts/commands'
import { getDraft } from '@/lib/drafts/queries'
import { askQuestion } from '@/lib/questions/commands'
import { listSimilarTitles } from '@/lib/questions/similar'
import { getAskTerms } from '@/lib/questions/terms'
import {
  ask,
  blackScreen,
  createMember,
  createWorld,
  inWaves,
  refusal,
  suspended,
  value,
} from '../support/world'

const { ada, brook, casey } = await createWorld()

const fresh = () => ({
  ...blackScreen,
  title: `Black screen ${randomUUID()}`,
  body: `${blackScreen.body} ${randomUUID()}`,
})
const countOf = async (name: string) =>
  (await db.select().from(tags).where(eq(tags.name, name)))[0]?.questionCount ?? 0
const fieldsOf = (result: Awaited<ReturnType<typeof askQuestion>>) => (result.ok ? {} : result.error.fields)

describe('asking', () => {
  it('writes the question, its first revision, tags, counts, event and search row', async () => {
    const before = await countOf('wayland')
    const { id, slug } = await ask(ada)
    const [row] = await db.select().from(questions).where(eq(questions.postId, id))
    expect(row).toMatchObject({ slug, answerCount: 0, lastActivityBy: ada.id })
    const [revision] = await db.select().from(revisions).where(eq(revisions.postId, id))
    expect(revision).toMatchObject({
      number: 1,
      title: row?.title,
      tags: ['nvidia', 'wayland'],
      kind: 'create',
    })
    expect(await countOf('wayland')).toBe(before + 1)
    const [event] = await db.select().from(events).where(eq(events.postId, id))
    expect(event).toMatchObject({ verb: 'asked', actorId: ada.id, rootId: id })
    expect(await db.$count(searchDocuments, eq(searchDocuments.postId, id))).toBe(1)
  })

  it('leads 200 parallel submits with one key to one question', async () => {
    const cleo = await createMember('Cleo', { reputation: 500 })
    const input = { ...fresh(), key: 'same-key-1' }
    const all = await inWaves(200, () => askQuestion(cleo, input))
    expect(new Set(all.map((one) => value(one).id)).size).toBe(1)
    expect(await db.$count(posts, eq(posts.authorId, cleo.id))).toBe(1)
  })

  it('leads the same text within ten minutes to the first question, without a key too', async () => {
    const finn = await createMember('Finn', { reputation: 500 })
    const input = fresh()
    const all = await inWaves(20, () => askQuestion(finn, { ...input, title: `${input.title} again` }))
    expect(new Set(all.map((one) => value(one).id)).size).toBe(1)
    await db
      .update(posts)
      .set({ createdAt: new Date(Date.now() - 11 * 60_000) })
      .where(eq(posts.authorId, finn.id))
    value(await askQuestion(finn, input))
    expect(await db.$count(posts, eq(posts.authorId, finn.id))).toBe(2)
  })

  it('posts the asker’s own answer too, or neither', async () => {
    const gus = await createMember('Gus', { reputation: 500 })
    const { id } = value(
      await askQuestion(gus, { ...fresh(), answer: 'Boot once with nomodeset, then rebuild.' }),
    )
    const [row] = await db.select().from(questions).where(eq(questions.postId, id))
    expect(row?.answerCount).toBe(1)
    const newcomer = await createMember('Hal', { reputation: 1 })
    const spam = 'https://a.example https://b.example https://c.example is all you need'
    const refused = await askQuestion(newcomer, { ...fresh(), answer: spam })
    expect([refusal(refused), fieldsOf(refused)]).toEqual(['forbidden', { answer: expect.any(String) }])
    expect(await db.$count(posts, eq(posts.authorId, newcomer.id))).toBe(0)
  })

  it('stops at exactly the day’s quota, told beforehand', async () => {
    const ivy = await createMember('Ivy', { reputation: 1 })
    expect(await getAskTerms(ivy)).toMatchObject({ left: 3, limit: 3, mayCreateTags: false })
    const all = await inWaves(12, () => askQuestion(ivy, fresh()))
    expect(all.filter(({ ok }) => ok)).toHaveLength(3)
    expect(all.filter((one) => !one.ok && one.error.code === 'limited' && one.error.retryAfter)).toHaveLength(
      9,
    )
    expect(await db.$count(posts, eq(posts.authorId, ivy.id))).toBe(3)
    expect((await getAskTerms(ivy)).left).toBe(0)
  })

  it('is not for the suspended', async () => {
    expect(refusal(await askQuestion(suspended(brook), fresh()))).toBe('forbidden')
  })

  it('ends the draft it came from', async () => {
    const kim = await createMember('Kim', { reputation: 500 })
    value(await saveDraft(kim, { key: 'ask', fields: { title: 'half' } }))
    value(await askQuestion(kim, fresh()))
    expect(await getDraft(kim, 'ask')).toBeNull()
  })
})

describe('tags', () => {
  it('need one that names a vendor', async () => {
    const refused = await askQuestion(brook, { ...fresh(), tags: ['wayland'] })
    expect([refusal(refused), fieldsOf(refused)]).toEqual([
      'invalid',
      { tags: expect.stringContaining('nvidia, amd') },
    ])
  })

  it('are created by those who may, and refused to newcomers', async () => {
    const name = `new-${randomUUID().slice(0, 8)}`
    const newcomer = await createMember('Lou', { reputation: 1 })
    const refused = await askQuestion(newcomer, { ...fresh(), tags: ['amd', name] })
    expect([refusal(refused), fieldsOf(refused)]).toEqual([
      'invalid',
      { tags: expect.stringContaining(name) },
    ])
    await inWaves(8, () => askQuestion(casey, { ...fresh(), tags: ['amd', name, `${name}-2`] }))
    expect(await countOf(name)).toBe(8)
  })

  it('that are synonyms become the tag they stand for', async () => {
    const [nvidia] = await db.select().from(tags).where(eq(tags.name, 'nvidia'))
    await db.insert(tagSynonyms).values({ name: 'geforce', tagId: nvidia?.id ?? 0 })
    const { id } = value(await askQuestion(brook, { ...fresh(), tags: ['geforce', 'nvidia', 'suspend'] }))
    const [revision] = await db.select().from(revisions).where(eq(revisions.postId, id))
    expect(revision?.tags).toEqual(['nvidia', 'suspend'])
  })

  it('shared by 60 parallel questions count exactly', async () => {
    const before = await countOf('vulkan')
    const names = [
      ['intel', 'vulkan'],
      ['vulkan', 'intel', 'dkms'],
      ['dkms', 'amd', 'vulkan'],
    ]
    const all = await inWaves(60, (n) => askQuestion(casey, { ...fresh(), tags: names[n % 3] ?? [] }), 10)
    expect(all.every(({ ok }) => ok)).toBe(true)
    expect(await countOf('vulkan')).toBe(before + 60)
  })
})

describe('links', () => {
  it('of a newcomer are two at most, vendors and kernel.org not counted', async () => {
    const link = (host: string) => `See https://${host}/${randomUUID()} for more of this.`
    const newcomer = await createMember('Mia', { reputation: 1 })
    const free = [link('docs.nvidia.com'), link('docs.kernel.org'), link('gitlab.freedesktop.org')]
    const two = [link('one.example'), link('two.example')]
    value(await askQuestion(newcomer, { ...fresh(), body: [...free, ...two].join('\n') }))
    const refused = await askQuestion(newcomer, {
      ...fresh(),
      body: [...two, link('three.example')].join('\n'),
    })
    expect([refusal(refused), fieldsOf(refused)]).toEqual([
      'forbidden',
      { body: expect.stringContaining('2 links') },
    ])
    value(await askQuestion(brook, { ...fresh(), body: [...two, link('three.example')].join('\n') }))
  })
})

describe('mentions', () => {
  it('call each existing person once, at most ten, and never the writer', async () => {
    const crowd = await Promise.all(
      Array.from({ length: 12 }, (_, n) => createMember(`crowd-${'abcdefghjknp'[n]}q`)),
    )
    const names = ['ada', 'Brook', 'nobody-here', ...crowd.map(({ handle }) => handle)].map(
      (name) => `@${name}`,
    )
    const { id } = await ask(ada, {
      body: `${names.join(' ')} and again @Brook: do you know this? ${randomUUID()}`,
    })
    const mentioned = await db
      .select({ who: events.subjectId })
      .from(events)
      .where(and(eq(events.postId, id), eq(events.verb, 'mentioned')))
    expect(mentioned.length).toBeLessThanOrEqual(10)
    expect(mentioned.filter(({ who }) => who === brook.id)).toHaveLength(1)
    expect(mentioned.filter(({ who }) => who === ada.id)).toHaveLength(0)
  })
})

describe('likely duplicates', () => {
  it('are visible questions with alike titles', async () => {
    const { id } = await ask(brook, { title: 'Cannot wake the discrete card from D3cold' })
    const titles = await listSimilarTitles('Can not wake discrete card from D3cold')
    expect(titles[0]?.id).toBe(id)
    expect(await listSimilarTitles('%_')).toEqual([])
    expect(await listSimilarTitles("'; drop table post; --")).toEqual([])
  })
})
