import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { drafts, events, posts, revisions, suggestions } from '@/db/schema'
import { dropDraft, saveDraft } from '@/lib/drafts/commands'
import { getDraft } from '@/lib/drafts/queries'
import { editPost } from '@/lib/revisions/commands'
import { versionText } from '@/lib/revisions/text'
import { decideSuggestion } from '@/lib/suggestions/commands'
import { listWaiting } from '@/lib/suggestions/lists'
import { getSuggestionFor } from '@/lib/suggestions/queries'
import { edit as editWikiPage, writePage, xidErrors } from '../support/wiki'
import { ask, createMember, createWorld, inWaves, refusal, value } from '../support/world'

const { ada, brook, casey, dana } = await createWorld()

const edit = { base: 1, summary: 'Clearer', minor: false }
const lines = (middle: string) => `A first line of the text.\n\n${middle}\n\nA last line of the text.`
const textOf = async (id: number) => (await db.select().from(posts).where(eq(posts.id, id)))[0]?.bodyMarkdown

async function suggest(author = ada) {
  const { id } = await ask(brook, { body: lines(`middle ${randomUUID()}`) })
  const outcome = value(await editPost(author, { id, ...edit, body: lines(`better ${id}`) }))
  if (outcome.outcome !== 'suggested') throw new Error(outcome.outcome)
  return { id, suggestionId: outcome.suggestionId }
}

const decide = (
  decision: 'accept' | 'reject' | 'withdraw',
  id: number,
  who = brook,
  reason = 'Not what was meant',
) => decideSuggestion(who, { id, decision, reason })

describe('a suggestion', () => {
  it('accepted by the post’s author becomes a revision of its writer', async () => {
    const { id, suggestionId } = await suggest()
    value(await decide('accept', suggestionId))
    expect(await textOf(id)).toBe(lines(`better ${id}`))
    const [revision] = await db
      .select()
      .from(revisions)
      .where(and(eq(revisions.postId, id), eq(revisions.number, 2)))
    expect(revision).toMatchObject({ authorId: ada.id, summary: 'Clearer' })
    const told = await db.select().from(events).where(eq(events.postId, id))
    expect(told.map(({ verb }) => verb)).toEqual(['asked', 'suggested', 'edited', 'accepted-suggestion'])
    expect(told.at(-1)).toMatchObject({ actorId: brook.id, subjectId: ada.id })
  })

  it('is merged with what the text has become', async () => {
    const { id, suggestionId } = await suggest()
    const now = (await textOf(id)) ?? ''
    value(await editPost(casey, { id, ...edit, body: `${now}\n\nAn added end.` }))
    value(await decide('accept', suggestionId, casey))
    expect(await textOf(id)).toBe(`${lines(`better ${id}`)}\n\nAn added end.`)
  })

  it('that conflicts with newer text is refused and stays open', async () => {
    const { id, suggestionId } = await suggest()
    value(await editPost(casey, { id, ...edit, body: lines('another middle') }))
    expect(refusal(await decide('accept', suggestionId, casey))).toBe('conflict')
    expect(await textOf(id)).toBe(lines('another middle'))
    value(await decide('withdraw', suggestionId, ada))
  })

  it('is decided exactly once, whoever is first of forty', async () => {
    const { id, suggestionId } = await suggest()
    const all = await inWaves(
      40,
      (n) => decide(n % 2 ? 'accept' : 'reject', suggestionId, n % 3 ? brook : casey),
      10,
    )
    expect(all.filter(({ ok }) => ok)).toHaveLength(1)
    expect(all.filter((one) => !one.ok && one.error.code === 'conflict')).toHaveLength(39)
    const [row] = await db.select().from(suggestions).where(eq(suggestions.id, suggestionId))
    expect(await db.$count(revisions, eq(revisions.postId, id))).toBe(row?.outcome === 'accepted' ? 2 : 1)
  })

  it('is reviewed by the author, trusted members and moderators, withdrawn by its writer, seen by them only', async () => {
    const { suggestionId } = await suggest()
    const stranger = await createMember('Pia', { reputation: 250 })
    expect(refusal(await decide('accept', suggestionId, ada))).toBe('forbidden')
    expect(refusal(await decide('accept', suggestionId, stranger))).toBe('forbidden')
    expect(refusal(await decide('withdraw', suggestionId, brook))).toBe('forbidden')
    expect(refusal(await decide('accept', 999_999))).toBe('not-found')
    expect(await getSuggestionFor(null, suggestionId)).toBeNull()
    expect(await getSuggestionFor(stranger, suggestionId)).toBeNull()
    expect((await getSuggestionFor(ada, suggestionId))?.id).toBe(suggestionId)
    const listed = async (who: typeof ada) =>
      (await listWaiting(who, {})).lines.map(({ id }) => id).includes(suggestionId)
    expect([await listed(dana), await listed(brook), await listed(stranger)]).toEqual([true, true, false])
    value(await decide('withdraw', suggestionId, ada))
  })

  it('is one of five at most that wait for one member', async () => {
    const busy = await createMember('Quin', { reputation: 1 })
    const questions = await inWaves(9, () => ask(brook, { body: lines(randomUUID()) }), 3)
    const all = await inWaves(9, (n) =>
      editPost(busy, { id: questions[n]?.id ?? 0, ...edit, body: lines('mine') }),
    )
    expect(all.filter(({ ok }) => ok)).toHaveLength(5)
    expect(all.filter((one) => !one.ok && one.error.code === 'limited')).toHaveLength(4)
  })
})

describe('a draft', () => {
  it('is kept, replaced and discarded, each for its author alone', async () => {
    value(await saveDraft(ada, { key: 'ask', fields: { title: 'one' } }))
    await inWaves(20, (n) => saveDraft(ada, { key: 'ask', fields: { title: `two ${n}` } }))
    value(await saveDraft(ada, { key: 'ask', fields: { title: 'three', body: 'with “ümlauts” and 🐧' } }))
    expect((await getDraft(ada, 'ask'))?.fields).toMatchObject({
      title: 'three',
      body: 'with “ümlauts” and 🐧',
    })
    expect(await getDraft(brook, 'ask')).toBeNull()
    value(await dropDraft(brook, { key: 'ask' }))
    expect(await getDraft(ada, 'ask')).not.toBeNull()
    value(await dropDraft(ada, { key: 'ask' }))
    expect(await getDraft(ada, 'ask')).toBeNull()
  })

  it('ends after 30 days', async () => {
    value(await saveDraft(ada, { key: 'edit:1', fields: { body: 'old' } }))
    await db.update(drafts).set({ updatedAt: new Date(Date.now() - 31 * 86_400_000) })
    expect(await getDraft(ada, 'edit:1')).toBeNull()
  })

  it('is one of fifty at most', async () => {
    const all = await inWaves(55, (n) => saveDraft(dana, { key: `answer:${n + 1}`, fields: { body: 'x' } }))
    expect(all.filter(({ ok }) => ok)).toHaveLength(50)
  })
})

describe('a suggested edit of a page', () => {
  it('is compared in everything that it changes', async () => {
    const { id } = await writePage(brook)
    const change = {
      ...{ title: 'Xid errors, one by one', lead: 'Every Xid error and what it means.', topic: 'Faults' },
      ...{ checkedAgainst: 'NVIDIA 590.44', checkedOn: '2026-11-20', tags: ['nvidia', 'dkms'] },
    }
    const body = `${xidErrors.body}\nsix\n`
    const beginner = await createMember('Beginner', { reputation: 0 })
    const result = await editWikiPage(beginner, id, { base: 1, body, ...change })
    if (!result.ok || result.value.outcome !== 'suggested') throw new Error('Not a suggestion')
    const seen = await getSuggestionFor(casey, result.value.suggestionId)
    if (!seen) throw new Error('No suggestion')
    for (const words of Object.values(change).flat()) expect(versionText(seen.look.wanted)).toContain(words)
    for (const words of [xidErrors.title, xidErrors.lead, xidErrors.topic, xidErrors.checkedAgainst])
      expect(versionText(seen.look.started)).toContain(words)
  })

  it('says nothing of what it leaves as it was', async () => {
    const { id } = await writePage(brook)
    const beginner = await createMember('Starter', { reputation: 0 })
    const result = await editWikiPage(beginner, id, { base: 1, body: `${xidErrors.body}\nsix\n` })
    if (!result.ok || result.value.outcome !== 'suggested') throw new Error('Not a suggestion')
    const seen = await getSuggestionFor(casey, result.value.suggestionId)
    expect(seen?.look.wanted).toEqual({ ...seen?.look.started, body: `${xidErrors.body}\nsix\n` })
  })
})
