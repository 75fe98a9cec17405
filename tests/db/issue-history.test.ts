import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { knownIssues, upstreamLinks } from '@/db/schema'
import { loadDrivers } from '@/lib/drivers/starter/load'
import { createIssue, saveIssueFacts } from '@/lib/issues/commands'
import { newIssueFacts, newIssuePage } from '@/lib/issues/input'
import { getFacts } from '@/lib/issues/queries'
import { recount } from '@/lib/recount/commands'
import { listRevisions } from '@/lib/revisions/history'
import { versionText } from '@/lib/revisions/text'
import { decideSuggestion } from '@/lib/suggestions/commands'
import { getSuggestionFor } from '@/lib/suggestions/queries'
import { createPage } from '@/lib/wiki/commands'
import { editPage } from '@/lib/wiki/edit'
import { getRevisionPair } from '@/lib/wiki/history'
import { createInput } from '@/lib/wiki/input'
import { revertPage } from '@/lib/wiki/revert'
import { createMember, createWorld, refusal, value } from '../support/world'

const { ada, brook, casey } = await createWorld({ earned: true })
await loadDrivers()
const newcomer = await createMember('Nora', { reputation: 0 })

const first = {
  ...{ status: 'open', component: 'nvidia', introducedIn: '590.44', fixedIn: '' },
  ...{ workaround: 'Boot with nvidia-drm.fbdev=0.', workaroundUntil: '', devices: '10de:2684' },
  ...{ architectures: '', drivers: 'nvidia', signatures: '' },
  upstream: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/446',
}
const facts = (more: Partial<typeof first> = {}) => newIssueFacts.parse({ ...first, ...more })
const edit = (id: number, base: number, more: Partial<typeof first>) => ({
  ...facts(more),
  ...{ id, base, summary: 'From the release notes' },
})

let named = 0
async function newIssue(): Promise<number> {
  const title = `Black screen number ${++named}`
  const text = { lead: 'It stays black.', tags: 'wayland', body: 'What goes wrong, and what helps.' }
  const path = `nvidia/black-screen-${named}`
  return value(await createIssue(brook, newIssuePage.parse({ path, title, ...text }), facts())).id
}

describe('the facts of a known issue', () => {
  it('stand in the history of its page, where two revisions show what changed', async () => {
    const id = await newIssue()
    const saved = value(await saveIssueFacts(brook, edit(id, 1, { status: 'fixed', fixedIn: '595.10' })))
    expect(saved).toMatchObject({ outcome: 'saved', number: 2 })
    const { revisions } = await listRevisions(id)
    expect(revisions.map(({ summary }) => summary)).toEqual(['From the release notes', ''])
    const pair = await getRevisionPair(id, 1, 2)
    if (pair === null || pair === 'hidden') throw new Error('No such pair')
    expect(pair.older.page.issue).toEqual(facts())
    expect(pair.newer.page.issue).toMatchObject({ status: 'fixed', fixedIn: '595.10' })
    expect(versionText(pair.newer.page)).toContain('Fixed in: 595.10')
  })

  it('come back whole when an older revision does', async () => {
    const id = await newIssue()
    value(await saveIssueFacts(brook, edit(id, 1, { devices: '', upstream: '', workaround: '' })))
    expect(await getFacts(id)).toMatchObject({ workaround: '', upstream: [] })
    value(await revertPage(casey, { id, to: 1, base: 2, summary: '' }))
    expect(await getFacts(id)).toEqual(facts())
  })

  it('go when the page goes back to a time when it was no known issue', async () => {
    const id = await newIssue()
    const plain = { title: 'Plain page', lead: 'Nothing is wrong here.', topic: 'Basics', tags: 'wayland' }
    const input = createInput.parse({ ...plain, path: 'nvidia/plain', body: 'A page like any other page.' })
    const page = value(await createPage(brook, input)).id
    value(await saveIssueFacts(brook, edit(page, 1, {})))
    expect(await getFacts(page)).toEqual(facts())
    value(await revertPage(brook, { id: page, to: 1, base: 2, summary: '' }))
    expect(await getFacts(page)).toBeNull()
    expect(await db.$count(upstreamLinks, eq(upstreamLinks.postId, page))).toBe(0)
    expect(await getFacts(id)).toEqual(facts())
  })

  it('stay as they are when the text alone is edited', async () => {
    const id = await newIssue()
    const [before] = await db.select().from(knownIssues).where(eq(knownIssues.pageId, id))
    value(
      await editPage(brook, { id, base: 1, body: 'Another text of this page.', summary: '', minor: false }),
    )
    expect(await db.select().from(knownIssues).where(eq(knownIssues.pageId, id))).toEqual([before])
  })

  it('of two editors are joined, or shown to the second when both changed the same one', async () => {
    const id = await newIssue()
    value(await saveIssueFacts(brook, edit(id, 1, { fixedIn: '595.10', devices: '10de:2684 10de:2704' })))
    const joined = value(
      await saveIssueFacts(casey, edit(id, 1, { workaround: '', devices: '10de:2684 10de:2204' })),
    )
    expect(joined.outcome).toBe('merged')
    const now = await getFacts(id)
    expect(now).toMatchObject({ fixedIn: '595.10', workaround: '' })
    expect(now?.targets.filter(({ kind }) => kind === 'device')).toHaveLength(3)
    const late = await saveIssueFacts(casey, edit(id, 1, { fixedIn: '600.01' }))
    expect(late.ok ? null : late.error.conflict).toMatchObject({
      number: 3,
      fields: ['issue'],
      draft: { issue: { fixedIn: '600.01', workaround: '' } },
      theirs: { issue: { fixedIn: '595.10' } },
    })
  })

  it('may be suggested by a newcomer, and hold once somebody accepts them', async () => {
    const id = await newIssue()
    const sent = value(await saveIssueFacts(newcomer, edit(id, 1, { fixedIn: '595.10' })))
    if (sent.outcome !== 'suggested') throw new Error('Saved at once')
    expect(await getFacts(id)).toEqual(facts())
    const seen = await getSuggestionFor(casey, sent.suggestionId)
    expect(seen && versionText(seen?.look.wanted)).toContain('Fixed in: 595.10')
    value(await decideSuggestion(casey, { id: sent.suggestionId, decision: 'accept', reason: '' }))
    expect(await getFacts(id)).toMatchObject({ fixedIn: '595.10' })
  })

  it('are checked by the recount against the newest revision', async () => {
    const measure = async () =>
      (await recount({ repair: false })).find(({ name }) => name.startsWith('known issues'))?.wrong
    expect(await measure()).toEqual([])
    const id = await newIssue()
    await db.update(knownIssues).set({ fixedIn: '1.2' }).where(eq(knownIssues.pageId, id))
    expect(await measure()).toEqual([String(id)])
    expect(refusal(await saveIssueFacts(ada, edit(99_999, 1, {})))).toBe('not-found')
  })
})
