import { randomUUID } from 'node:crypto'
import { and, desc, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { events, posts, revisions, suggestions } from '@/db/schema'
import { consumeEvents } from '@/lib/events/consume'
import { followPost } from '@/lib/follows/commands'
import { editPost, revertPost } from '@/lib/revisions/commands'
import { acceptChanged, decideSuggestion } from '@/lib/suggestions/commands'
import { formValues } from '@/lib/suggestions/form'
import { listOwn, listWaiting } from '@/lib/suggestions/lists'
import { countWaiting, getSuggestionFor } from '@/lib/suggestions/queries'
import { rebase } from '@/lib/suggestions/rebase'
import { replaceSuggestion } from '@/lib/suggestions/replace'
import type { Viewer } from '@/lib/users/types'
import { edit as editWikiPage, writePage, xidErrors } from '../support/wiki'
import { answer, ask, createMember, createWorld, inWaves, refusal, value } from '../support/world'

const { brook, casey, dana } = await createWorld()

const envelope = { base: 1, summary: 'Clearer', minor: false }
/** Two paragraphs in a text that is like no other. */
const textAround = (mark: string) => (first: string, second: string) =>
  `Begins.\n\n${first} paragraph.\n\nA middle that stays, ${mark}.\n\n${second} paragraph.\n\nEnds.`
const textOf = async (id: number) => (await db.select().from(posts).where(eq(posts.id, id)))[0]?.bodyMarkdown
const rowOf = async (id: number) => (await db.select().from(suggestions).where(eq(suggestions.id, id)))[0]
const newest = async (id: number) =>
  (await db.select().from(revisions).where(eq(revisions.postId, id)).orderBy(desc(revisions.number)))[0]

let newcomers = 0

/** A question of Brook's with an edit of a newcomer's that changes its first and its last paragraph. */
async function suggestTwo(by?: Viewer) {
  const author = by ?? (await createMember(`Newcomer${++newcomers}`, { reputation: 1 }))
  const text = textAround(randomUUID())
  const { id } = await ask(brook, { body: text('First', 'Second') })
  const outcome = value(
    await editPost(author, { id, ...envelope, body: text('Better first', 'Better second') }),
  )
  if (outcome.outcome !== 'suggested') throw new Error(outcome.outcome)
  return { id, suggestionId: outcome.suggestionId, text, author }
}

async function screenOf(id: number, who = brook) {
  const seen = await getSuggestionFor(who, id)
  if (!seen) throw new Error('Not seen')
  const shown = seen.look.hunks.map((hunk) => hunk.id)
  return {
    ...seen.look,
    shown,
    form: { id, decision: 'accept' as const, reason: '', base: seen.look.number, shown },
  }
}

const catchUp = () => consumeEvents(rebase)

describe('a reviewer', () => {
  it('takes one of two hunks, and its author is told that it was a part', async () => {
    const { id, suggestionId, text, author } = await suggestTwo()
    const { form, shown } = await screenOf(suggestionId)
    expect(shown).toHaveLength(2)
    value(await decideSuggestion(brook, { ...form, take: shown.slice(0, 1) }))
    expect(await textOf(id)).toBe(text('Better first', 'Second'))
    expect(await rowOf(suggestionId)).toMatchObject({ outcome: 'accepted', partial: true })
    expect(await newest(id)).toMatchObject({
      authorId: author.id,
      summary: `Clearer (taken in part by Brook)`,
    })
    const [told] = await db
      .select()
      .from(events)
      .where(and(eq(events.postId, id), eq(events.verb, 'accepted-suggestion')))
    expect(told).toMatchObject({ subjectId: author.id, data: { partial: true, how: 'in part' } })
    expect((await listOwn(author)).lines.find((line) => line.id === suggestionId)).toMatchObject({
      partial: true,
    })
  })

  it('takes all, which is no part', async () => {
    const { id, suggestionId, text } = await suggestTwo()
    const { form, shown } = await screenOf(suggestionId)
    value(await decideSuggestion(brook, { ...form, take: shown.toReversed() }))
    expect(await textOf(id)).toBe(text('Better first', 'Better second'))
    expect(await rowOf(suggestionId)).toMatchObject({ outcome: 'accepted', partial: false })
  })

  it('cannot take nothing, nor what was shown against an older revision or another text', async () => {
    const { id, suggestionId, text, author } = await suggestTwo()
    const { form, shown } = await screenOf(suggestionId)
    expect(refusal(await decideSuggestion(brook, { ...form, take: [] }))).toBe('invalid')
    value(await editPost(brook, { id, ...envelope, body: `${text('First', 'Second')}\n\nAn end.` }))
    expect(refusal(await decideSuggestion(brook, { ...form, take: shown }))).toBe('conflict')
    const again = await screenOf(suggestionId)
    expect(again.shown).toEqual(shown)
    await catchUp()
    const own = { ...formValues(again.current), body: text('Best first', 'Second') }
    value(await replaceSuggestion(author, { id: suggestionId, base: 2, summary: '' }, own))
    expect(refusal(await decideSuggestion(brook, { ...again.form, take: again.shown }))).toBe('conflict')
    expect(await textOf(id)).toBe(`${text('First', 'Second')}\n\nAn end.`)
  })

  it('accepts it the way they put it right, in the author’s name', async () => {
    const { id, suggestionId, text, author } = await suggestTwo()
    const { merged, number } = await screenOf(suggestionId)
    const typed = { ...formValues(merged), body: text('Better first', 'Even better second') }
    value(await acceptChanged(brook, { id: suggestionId, base: number, summary: '' }, typed))
    expect(await textOf(id)).toBe(text('Better first', 'Even better second'))
    expect(await newest(id)).toMatchObject({
      authorId: author.id,
      summary: 'Clearer (taken with changes by Brook)',
    })
    expect(await rowOf(suggestionId)).toMatchObject({ outcome: 'accepted', partial: true })
    const [edited] = await db
      .select()
      .from(events)
      .where(and(eq(events.postId, id), eq(events.verb, 'edited')))
    expect(edited).toMatchObject({
      actorId: author.id,
      data: { reviewer: brook.id, suggestion: suggestionId },
    })
  })

  it('who edits it while the post moves on is given both texts, with nothing saved', async () => {
    const { id, suggestionId, text } = await suggestTwo()
    const { merged, number } = await screenOf(suggestionId)
    value(await editPost(brook, { id, ...envelope, body: text('Another first', 'Second') }))
    const typed = { ...formValues(merged) }
    const refused = await acceptChanged(casey, { id: suggestionId, base: number, summary: '' }, typed)
    if (refused.ok) throw new Error('Saved')
    expect(refused.error.code).toBe('conflict')
    expect(refused.error.clash?.draft.body).toContain('Another first paragraph.')
    expect(refused.error.clash?.draft.body).toContain('Better first paragraph.')
    expect(await rowOf(suggestionId)).toMatchObject({ outcome: null })
    const marked = { ...typed, body: refused.error.clash?.draft.body ?? '' }
    expect(refusal(await acceptChanged(casey, { id: suggestionId, base: 2, summary: '' }, marked))).toBe(
      'invalid',
    )
  })

  it('is one of two at once whose choice counts', async () => {
    const { id, suggestionId } = await suggestTwo()
    const { form, shown } = await screenOf(suggestionId)
    const both = await inWaves(20, (n) =>
      decideSuggestion(n % 2 ? brook : casey, { ...form, take: shown.slice(n % 2, (n % 2) + 1) }),
    )
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await db.$count(revisions, eq(revisions.postId, id))).toBe(2)
  })

  it('of a page takes its lead and leaves its text', async () => {
    const { id } = await writePage(brook)
    const lead = 'Every Xid error and what it means.'
    const beginner = await createMember('Beginner', { reputation: 0 })
    const sent = await editWikiPage(beginner, id, { base: 1, body: `${xidErrors.body}\nsix\n`, lead })
    if (!sent.ok || sent.value.outcome !== 'suggested') throw new Error('Not a suggestion')
    const { form, hunks } = await screenOf(sent.value.suggestionId)
    const take = hunks.flatMap((hunk) => (hunk.kind === 'field' ? hunk.id : []))
    value(await decideSuggestion(brook, { ...form, take }))
    expect(await newest(id)).toMatchObject({ lead, bodyMarkdown: xidErrors.body, authorId: beginner.id })
  })
})

describe('when its post has a new revision, a suggestion', () => {
  it('that can be joined is carried over to it', async () => {
    const { id, suggestionId, text } = await suggestTwo()
    value(await editPost(brook, { id, ...envelope, body: `${text('First', 'Second')}\n\nAn end.` }))
    await catchUp()
    expect(await rowOf(suggestionId)).toMatchObject({
      ...{ baseNumber: 2, staleSince: null, outcome: null },
      bodyMarkdown: `${text('Better first', 'Better second')}\n\nAn end.`,
    })
  })

  it('that clashes is stale, its author told once; and fresh again when the post goes back', async () => {
    const { id, suggestionId, text, author } = await suggestTwo()
    value(await editPost(brook, { id, ...envelope, body: text('Another first', 'Second') }))
    value(await editPost(brook, { id, ...envelope, base: 2, body: text('A third first', 'Second') }))
    await catchUp()
    expect(await rowOf(suggestionId)).toMatchObject({ baseNumber: 1, staleSince: expect.any(Date) })
    const told = await db
      .select()
      .from(events)
      .where(and(eq(events.postId, id), eq(events.verb, 'outdated-suggestion')))
    expect(told.map(({ subjectId }) => subjectId)).toEqual([author.id])
    expect((await screenOf(suggestionId)).clashing).toEqual(['body'])
    value(await revertPost(brook, { id, number: 1 }))
    await catchUp()
    expect(await rowOf(suggestionId)).toMatchObject({ baseNumber: 4, staleSince: null })
  })

  it('that clashes is put right by its author', async () => {
    const { id, suggestionId, text, author } = await suggestTwo()
    value(await editPost(brook, { id, ...envelope, body: text('Another first', 'Second') }))
    await catchUp()
    const { merged, current } = await screenOf(suggestionId, author)
    const rework = (body: string) =>
      replaceSuggestion(
        author,
        { id: suggestionId, base: 2, summary: 'Reworked' },
        { ...formValues(current), body },
      )
    expect(refusal(await rework(merged.body))).toBe('invalid')
    expect(refusal(await rework(current.body))).toBe('invalid')
    value(await rework(text('Another, better first', 'Better second')))
    expect(await rowOf(suggestionId)).toMatchObject({ baseNumber: 2, staleSince: null, summary: 'Reworked' })
    value(await decideSuggestion(brook, { id: suggestionId, decision: 'accept', reason: '' }))
    expect(await textOf(id)).toBe(text('Another, better first', 'Better second'))
  })

  it('that says the same by now is closed without a revision', async () => {
    const { id, suggestionId, text } = await suggestTwo()
    value(await editPost(brook, { id, ...envelope, body: text('Better first', 'Better second') }))
    await catchUp()
    const { form, shown } = await screenOf(suggestionId)
    expect(shown).toEqual([])
    value(await decideSuggestion(brook, { ...form, take: [] }))
    expect(await db.$count(revisions, eq(revisions.postId, id))).toBe(2)
  })

  it('is replaced by nobody but its author', async () => {
    const { suggestionId, text, author } = await suggestTwo()
    const wish = { id: suggestionId, base: 1, summary: '' }
    const typed = { body: text('Mine', 'Mine') }
    expect(refusal(await replaceSuggestion(brook, wish, typed))).toBe('forbidden')
    expect(refusal(await acceptChanged(author, wish, typed))).toBe('forbidden')
    value(await decideSuggestion(author, { id: suggestionId, decision: 'withdraw', reason: '' }))
    expect(refusal(await replaceSuggestion(author, wish, typed))).toBe('conflict')
  })
})

describe('a member who suggests too much', () => {
  it('is told which limit it is, and where the open ones are', async () => {
    const rita = await createMember('Rita', { reputation: 1 })
    const first = await suggestTwo(rita)
    const twice = await editPost(rita, { id: first.id, ...envelope, body: first.text('Once', 'more') })
    if (twice.ok) throw new Error('Taken')
    expect(twice.error).toMatchObject({
      code: 'conflict',
      links: [{ href: `/suggestions/${first.suggestionId}` }],
    })
    for (let more = 0; more < 4; more++) await suggestTwo(rita)
    const text = textAround(randomUUID())
    const { id } = await ask(brook, { body: text('First', 'Second') })
    const sixth = await editPost(rita, { id, ...envelope, body: text('Once', 'more') })
    if (sixth.ok) throw new Error('Taken')
    expect(sixth.error.code).toBe('limited')
    expect(sixth.error.links).toHaveLength(5)
  })
})

describe('the queue', () => {
  it('shows the longest waiting first, by kind and vendor, with the size of the change', async () => {
    const sam = await createMember('Sam', { reputation: 1 })
    const text = textAround(randomUUID())
    const { id: question } = await ask(brook, { body: text('First', 'Second'), tags: ['amd'] })
    const { id: answered } = await answer(brook, question, text('First', 'Second'))
    for (const id of [question, answered])
      value(await editPost(sam, { id, ...envelope, body: text('First new', 'Second') }))
    const titles = async (who: Viewer, filter = {}) =>
      (await listWaiting(who, { vendor: 'amd', ...filter })).lines.map(({ kind }) => kind)
    expect(await titles(dana)).toEqual(['question', 'answer'])
    expect(await titles(dana, { kind: 'answer' })).toEqual(['answer'])
    expect(await titles(dana, { vendor: 'intel' })).toEqual([])
    const [line] = (await listWaiting(dana, { vendor: 'amd' })).lines
    expect(line?.size).toEqual({ added: 1, removed: 0 })
    expect(await titles(dana, { after: line?.id })).toEqual(['answer'])
  })

  it('is counted for who may decide, without what they muted or made themselves', async () => {
    const tess = await createMember('Tess', { reputation: 500 })
    const before = await countWaiting(tess)
    const { id } = await suggestTwo(await createMember('Uma', { reputation: 1 }))
    expect(await countWaiting(tess)).toBe(before + 1)
    expect((await listWaiting(tess, {})).lines.length).toBeGreaterThan(0)
    value(await followPost(tess, { id, level: 'mute' }))
    expect(await countWaiting(tess)).toBe(before)
    const vera = await createMember('Vera', { reputation: 1 })
    expect(await countWaiting(vera)).toBe(0)
    const text = textAround(randomUUID())
    const { id: own } = await ask(vera, { body: text('First', 'Second') })
    value(
      await editPost(await createMember('Will', { reputation: 1 }), {
        id: own,
        ...envelope,
        body: text('A', 'B'),
      }),
    )
    expect(await countWaiting(vera)).toBe(1)
  })
})
