import { and, eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { events, notifications, pageNeeds, pageReads, pageStamps, pageVerdicts } from '@/db/schema'
import { consumeEvents } from '@/lib/events/consume'
import { clean } from '@/lib/jobs/cleaning'
import { writeViews } from '@/lib/jobs/views'
import { askForChange, settleByHand } from '@/lib/needs/commands'
import { listNeeds } from '@/lib/needs/queries'
import { notify } from '@/lib/notifications/notify'
import { setObsolete } from '@/lib/obsolescence/commands'
import { getObsolescence, listObsolete } from '@/lib/obsolescence/queries'
import { searchSite } from '@/lib/search/queries'
import { listSitemapPart } from '@/lib/search/sitemap'
import { countView, takeReads } from '@/lib/serving/views'
import { stampPage, withdrawStamp } from '@/lib/stamps/commands'
import { getNewestStamp, listStamps } from '@/lib/stamps/queries'
import { sayVerdict } from '@/lib/verdicts/commands'
import { listCourse, listVerdicts } from '@/lib/verdicts/queries'
import { expireAged } from '@/lib/wiki/ageing'
import { getDraftOf } from '@/lib/wiki/editor'
import { listTopics } from '@/lib/wiki/lists'
import { movePage } from '@/lib/wiki/move'
import { parsePath } from '@/lib/wiki/paths'
import { getPageHead } from '@/lib/wiki/queries'
import { revertPage } from '@/lib/wiki/revert'
import { currentText, deleteQuietly, edit, writePage } from '../support/wiki'
import { createMember, createWorld, inWaves, refusal, suspended, value, type World } from '../support/world'

let world: World
beforeAll(async () => {
  world = await createWorld()
})

const at = (text: string) => {
  const path = parsePath(text)
  if (!path) throw new Error(text)
  return path
}
const verbsOf = async (postId: number) =>
  (
    await db.select({ verb: events.verb }).from(events).where(eq(events.postId, postId)).orderBy(events.id)
  ).map(({ verb }) => verb)
const change = (id: number, base: number, body: string, more = {}) =>
  edit(world.brook, id, { base, body, ...more })

describe('a day of review', () => {
  it('is part of every revision: edited, merged and taken back like any field', async () => {
    const { id, path } = await writePage(world.brook, { reviewBy: '2027-01-31' })
    value(await change(id, 1, 'Another text, long enough to stay.', { reviewBy: '2027-06-30' }))
    // Begun from the first revision: the text is theirs, the day stays.
    const { body } = await currentText(id)
    value(
      await change(id, 1, (await getDraftOf(at(path), undefined))?.initial.body ?? body, {
        lead: 'Another sentence of it.',
      }),
    )
    expect((await getPageHead(id))?.reviewBy).toBe('2027-06-30')
    const { number } = await currentText(id)
    value(await revertPage(world.brook, { id, to: 1, base: number, summary: '' }))
    expect((await getPageHead(id))?.reviewBy).toBe('2027-01-31')
    expect((await getDraftOf(at(path), undefined))?.initial.reviewBy).toBe('2027-01-31')
  })

  it('drops the kept copy of a page once it has come', async () => {
    const before = await expireAged()
    await writePage(world.brook, { reviewBy: new Date().toISOString().slice(0, 10), checkedOn: null })
    await writePage(world.brook, { reviewBy: '2099-01-01', checkedOn: null })
    expect(await expireAged()).toBe(before + 1)
  })
})

describe('stamps', () => {
  const stamp = (id: number, number = 1) => ({
    ...{ id, number, driver: 'nvidia 590.44', kernel: 'Linux 7.3', note: 'Arch', verifiedOn: '2026-11-20' },
  })

  it('are one of each person a revision, also when sent at once', async () => {
    const { id } = await writePage(world.brook)
    const answers = await inWaves(5, () => stampPage(world.ada, stamp(id)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(refusal(await stampPage(world.ada, stamp(id)))).toBe('conflict')
    expect(refusal(await stampPage(world.ada, stamp(id, 2)))).toBe('not-found')
    value(await stampPage(world.brook, stamp(id)))
    expect(await listStamps(id)).toHaveLength(2)
    expect((await getNewestStamp(id))?.more).toBe(1)
  })

  it('say how many edits came after, small ones apart', async () => {
    const { id } = await writePage(world.brook)
    value(await stampPage(world.ada, stamp(id)))
    value(await change(id, 1, 'A text that is another one now.'))
    value(await change(id, 2, 'A text that is another one now!', { minor: true }))
    expect((await getNewestStamp(id))?.stamp.editsSince).toBe(1)
    value(await stampPage(world.ada, stamp(id, 3)))
    expect((await getNewestStamp(id))?.stamp).toMatchObject({ number: 3, editsSince: 0 })
  })

  it('are withdrawn by who gave them and by moderators', async () => {
    const { id } = await writePage(world.brook)
    value(await stampPage(world.ada, stamp(id)))
    const [given] = await listStamps(id)
    const wish = { stamp: given?.id ?? 0 }
    expect(refusal(await withdrawStamp(world.brook, wish))).toBe('forbidden')
    value(await withdrawStamp(world.ada, wish))
    value(await withdrawStamp(world.casey, wish))
    expect(await listStamps(id)).toEqual([])
    expect((await verbsOf(id)).slice(-2)).toEqual(['stamped', 'withdrew-stamp'])
    value(await stampPage(world.ada, stamp(id)))
    expect(await db.$count(pageStamps, eq(pageStamps.pageId, id))).toBe(2)
  })

  it('are not taken from suspended people, nor on pages that are gone', async () => {
    const { id } = await writePage(world.brook)
    expect(refusal(await stampPage(suspended(world.ada), stamp(id)))).toBe('forbidden')
    await deleteQuietly(world.casey, id)
    expect(refusal(await stampPage(world.ada, stamp(id)))).toBe('gone')
  })
})

describe('what needs a change', () => {
  const reason = 'The part about Linux 7.3 is missing.'

  it('is open once a person and page, until an edit settles it and who asked is told', async () => {
    const { id } = await writePage(world.brook)
    const eve = await createMember(`Eve${id}`, { reputation: 5 })
    value(await askForChange(eve, { id, reason }))
    value(await askForChange(eve, { id, reason }))
    expect(refusal(await askForChange(eve, { id, reason: `${reason} And more.` }))).toBe('conflict')
    const [need] = await listNeeds(id)
    expect(await listNeeds(id)).toMatchObject([{ reason, by: eve.handle }])
    value(await change(id, 1, 'A text with the part that was missing.', { settles: [need?.id ?? 0] }))
    expect(await listNeeds(id)).toEqual([])
    const [row] = await db.select().from(pageNeeds).where(eq(pageNeeds.pageId, id))
    expect(row).toMatchObject({ resolvedBy: world.brook.id, resolution: 'Revision 2' })
    await consumeEvents(notify)
    const told = await db.$count(
      notifications,
      and(eq(notifications.userId, eve.id), eq(notifications.kind, 'flag')),
    )
    expect(told).toBe(1)
    value(await askForChange(eve, { id, reason }))
  })

  it('is settled by hand with a word why, by editors and by who asked', async () => {
    const [{ id }, other] = [await writePage(world.brook), await writePage(world.brook)]
    const [eve, newcomer] = [
      await createMember(`Eva${id}`),
      await createMember(`New${id}`, { reputation: 0 }),
    ]
    value(await askForChange(eve, { id, reason }))
    const need = (await listNeeds(id))[0]?.id ?? 0
    expect(refusal(await settleByHand(newcomer, { need, reason: 'No' }))).toBe('forbidden')
    // An edit of another page settles nothing here.
    value(await change(other.id, 1, 'Another text of another page.', { settles: [need] }))
    expect(await listNeeds(id)).toHaveLength(1)
    value(await settleByHand(eve, { need, reason: 'Found it' }))
    value(await settleByHand(world.brook, { need, reason: 'Again' }))
    const [row] = await db.select().from(pageNeeds).where(eq(pageNeeds.id, need))
    expect(row).toMatchObject({ resolvedBy: eve.id, resolution: 'Found it' })
  })

  it('is settled also by a save that changes nothing', async () => {
    const { id } = await writePage(world.brook)
    value(await askForChange(world.ada, { id, reason }))
    const [need] = await listNeeds(id)
    const { body } = await currentText(id)
    value(await change(id, 1, body, { settles: [need?.id ?? 0] }))
    expect(await listNeeds(id)).toEqual([])
  })
})

describe('an obsolete page', () => {
  const mark = (id: number, successor: string | null = null, value: '1' | '0' = '1') => ({
    ...{ id, value, reason: 'Superseded by GSP firmware', successor: successor ? at(successor) : null },
  })
  const found = async (query: string) =>
    (await searchSite({ query, kind: 'page', tag: null, sort: 'relevance', after: null }, null))?.results

  it('leaves lists, plain searches and the sitemap, is found on demand, and comes back', async () => {
    const word = `zirconium${Date.now()}`
    const { id, path } = await writePage(world.brook, { body: `About ${word}, in a sentence or two.` })
    const shelf = async () =>
      (await listTopics('nvidia')).flatMap(({ pages }) => pages.map(({ root }) => root.id))
    const mapped = async () => JSON.stringify(await listSitemapPart(1)).includes(`/wiki/${path}"`)
    expect([await shelf(), await mapped(), (await found(word))?.length]).toEqual([
      ...[expect.arrayContaining([id]), true, 1],
    ])
    expect(refusal(await setObsolete(world.ada, mark(id)))).toBe('forbidden')
    value(await setObsolete(world.brook, mark(id)))
    value(await setObsolete(world.brook, mark(id)))
    expect(await shelf()).not.toContain(id)
    expect([await mapped(), (await found(word))?.length]).toEqual([false, 0])
    for (const query of [`${word} include:obsolete`, `${word} is:obsolete`, 'is:obsolete'])
      expect(await found(query), query).toMatchObject([{ id, obsolete: true }])
    expect((await listObsolete('nvidia')).map(({ root }) => root.id)).toContain(id)
    // An edit indexes it anew, and it stays where it is.
    value(await change(id, 1, `About ${word}, in another sentence or two.`))
    expect(await found(word)).toEqual([])
    value(await setObsolete(world.brook, mark(id, null, '0')))
    expect(await shelf()).toContain(id)
    expect(await found(word)).toMatchObject([{ id, obsolete: false }])
    expect(await found(`${word} is:obsolete`)).toEqual([])
    expect((await verbsOf(id)).filter((verb) => verb.endsWith('obsolete'))).toEqual([
      ...['marked-obsolete', 'unmarked-obsolete'],
    ])
  })

  it('leads to the end of its successors, and never in a circle', async () => {
    const [a, b, c] = [
      await writePage(world.brook),
      await writePage(world.brook),
      await writePage(world.brook),
    ]
    value(await setObsolete(world.brook, mark(a.id, b.path)))
    expect(refusal(await setObsolete(world.brook, mark(b.id, a.path)))).toBe('invalid')
    expect(refusal(await setObsolete(world.brook, mark(b.id, b.path)))).toBe('invalid')
    expect(refusal(await setObsolete(world.brook, mark(b.id, 'nvidia/nowhere-at-all')))).toBe('invalid')
    value(await setObsolete(world.brook, mark(b.id, c.path)))
    expect(await getObsolescence(a.id)).toMatchObject({
      ...{ successor: { path: c.path }, via: expect.arrayContaining([b.path, c.path]) },
    })
    await deleteQuietly(world.casey, c.id)
    expect((await getObsolescence(a.id))?.successor).toBeNull()
  })

  it('stays out of a circle when two name each other at once', async () => {
    const [a, b] = [await writePage(world.brook), await writePage(world.brook)]
    const answers = await Promise.all([
      setObsolete(world.brook, mark(a.id, b.path)),
      setObsolete(world.casey, mark(b.id, a.path)),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  })
})

describe('verdicts', () => {
  const say = (
    path: string,
    number: number,
    solved: 'yes' | 'no',
    address: string,
    viewer: World['ada'] | null = null,
  ) => sayVerdict({ viewer, address }, { ...at(path), number, solved })

  it('are kept for the revision that was shown, one a reader, and are told from five on', async () => {
    const { id, path } = await writePage(world.brook)
    for (let reader = 0; reader < 4; reader++) value(await say(path, 1, 'no', `192.0.2.${reader}`))
    value(await say(path, 1, 'yes', '192.0.2.3'))
    expect(await listCourse(id)).toEqual([])
    value(await say(path, 1, 'yes', '192.0.2.9', world.ada))
    value(await say(path, 1, 'no', '198.51.100.1', world.ada))
    expect(await listCourse(id)).toEqual([{ number: 1, solved: 1, said: 5 }])
    value(await change(id, 1, 'A text that solves it for most.'))
    for (let reader = 0; reader < 6; reader++) value(await say(path, 2, 'yes', `192.0.2.${reader}`))
    expect((await listCourse(id)).map(({ number }) => number)).toEqual([1, 2])
    expect(await listVerdicts(id, { oldest: 2, newest: 2 })).toEqual(
      new Map([[2, { number: 2, solved: 6, said: 6 }]]),
    )
    const kept = await db.select({ voter: pageVerdicts.voter }).from(pageVerdicts)
    expect(JSON.stringify(kept)).not.toMatch(/192\.0\.2|198\.51/)
    const keys = await db.execute(sql`select key from rate_window`)
    expect(JSON.stringify(keys)).not.toMatch(/verdict:.*192\.0\.2/)
  })

  it('are of revisions and pages that can be read only', async () => {
    const { id, path } = await writePage(world.brook)
    expect(refusal(await say(path, 2, 'yes', '192.0.2.1'))).toBe('not-found')
    expect(refusal(await say('nvidia/nowhere-at-all', 1, 'yes', '192.0.2.1'))).toBe('not-found')
    await deleteQuietly(world.casey, id)
    expect(refusal(await say(path, 1, 'yes', '192.0.2.1'))).toBe('not-found')
  })

  it('reach a page that was moved while somebody read it', async () => {
    const { id, path } = await writePage(world.brook)
    value(await movePage(world.brook, { id, path: at(`${path}-moved`), summary: '' }))
    expect(value(await say(path, 1, 'yes', '192.0.2.1'))).toMatchObject({ path: `${path}-moved` })
  })

  it('are limited by network', async () => {
    const { path } = await writePage(world.brook)
    const answers = await inWaves(62, () => say(path, 1, 'yes', '203.0.113.5'))
    const refused = answers.flatMap((answer) => (answer.ok ? [] : answer.error.code))
    expect(new Set(refused)).toEqual(new Set(['limited']))
  })
})

describe('reads', () => {
  it('are added up by day, and go after ninety days', async () => {
    takeReads()
    const { id, path } = await writePage(world.brook)
    for (let read = 0; read < 3; read++) countView(`/wiki/${path}`)
    countView('/wiki/nvidia/nowhere-at-all')
    await writeViews()
    countView(`/wiki/${path}`)
    await writeViews()
    const rows = () => db.select({ reads: pageReads.reads }).from(pageReads).where(eq(pageReads.pageId, id))
    expect(await rows()).toEqual([{ reads: 4 }])
    await db.insert(pageReads).values({ pageId: id, day: '2026-01-01', reads: 9 })
    await clean()
    expect(await rows()).toEqual([{ reads: 4 }])
  })
})
