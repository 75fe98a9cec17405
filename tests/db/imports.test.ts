import { gzipSync } from 'node:zlib'
import { and, asc, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { events, importedPages, notifications, pages, posts, revisions, searchDocuments } from '@/db/schema'
import { uploadedBytes } from '@/lib/imports/bytes'
import { importInput } from '@/lib/imports/input'
import { openFile } from '@/lib/imports/open'
import { runImport } from '@/lib/imports/run'
import { recount } from '@/lib/recount/commands'
import { listRevisions } from '@/lib/revisions/history'
import { listChanges } from '@/lib/wiki/history'
import { listLinksTo } from '@/lib/wiki/lists'
import { parsePath, pathOf } from '@/lib/wiki/paths'
import { findPage } from '@/lib/wiki/queries'
import { type DumpPageFacts, dumpOf, someText } from '../support/dumps'
import { edit, writePage } from '../support/wiki'
import { createWorld, type World } from '../support/world'

let world: World
beforeAll(async () => {
  world = await createWorld({ earned: true })
})

type Wish = { dryRun?: boolean; stopAfter?: number; options?: Record<string, string> }

async function importDump(content: string | Buffer, { dryRun = false, stopAfter, options }: Wish = {}) {
  const read = importInput.parse({ vendor: 'nvidia', topic: 'Imported', source: 'Test wiki', ...options })
  const source = await openFile(uploadedBytes('dump.xml', Buffer.from(content)), read)
  return runImport({
    ...{ viewer: world.casey, source, options: read, dryRun },
    onProgress: async ({ created }) => stopAfter === undefined || created < stopAfter,
  })
}

const at = (path: string) => parsePath(path) ?? { vendor: '', slug: '' }

async function pageAt(path: string) {
  const sight = await findPage(at(path))
  if (sight.found !== 'page') throw new Error(`${path}: ${sight.found}`)
  const [post] = await db.select().from(posts).where(eq(posts.id, sight.page.id))
  if (!post) throw new Error(path)
  return { ...sight.page, post }
}

const history: DumpPageFacts = {
  title: 'Old cards',
  revisions: [
    { id: 11, at: '2021-01-02T03:04:05Z', by: 'Mallory', comment: 'begin', text: someText('An old card') },
    {
      id: 12,
      at: '2022-02-03T04:05:06Z',
      ip: '192.0.2.7',
      minor: true,
      text: `${someText('An old card')}See [[Newer cards]].\n[[Category:Old hardware]]`,
    },
  ],
}

describe('a dump', () => {
  it('brings pages with their history, names and times', async () => {
    const dump = dumpOf([
      history,
      { title: 'Newer cards', text: someText('A newer card') },
      { title: 'Ancient cards', redirect: 'Old cards', text: '#REDIRECT [[Old cards]]' },
      { title: 'Talk:Old cards', ns: 1, text: 'talk' },
    ])
    const dry = await importDump(dump, { dryRun: true })
    expect(dry.findings).toMatchObject({ created: 2, revisions: 3, redirects: 1 })
    expect(await findPage(at('nvidia/old-cards'))).toEqual({ found: 'nothing' })

    const { findings, state } = await importDump(dump)
    expect(state).toBe('done')
    expect(findings).toMatchObject({ created: 2, revisions: 3, redirects: 1, problem: null })
    expect(Object.keys(findings.leftOut.names)).toEqual(['pages of namespace 1 (Talk)'])

    const page = await pageAt('nvidia/old-cards')
    expect(page.post.createdAt).toEqual(new Date('2021-01-02T03:04:05Z'))
    expect(page.post.bodyMarkdown).toContain('See [[nvidia/newer-cards|Newer cards]].')
    expect(page.post.bodyHtml).toContain('class="wiki-link"')
    expect(page.post.bodyHtml).not.toContain('wiki-link missing')
    const { revisions: list } = await listRevisions(page.id)
    expect(list).toMatchObject([
      { number: 2, byline: '192.0.2.7', minor: true, at: new Date('2022-02-03T04:05:06Z') },
      { number: 1, byline: 'Mallory', summary: 'begin', author: { handle: 'Casey' } },
    ])
    expect(list[0]?.summary).toContain('https://wiki.example.org/title/Old_cards')
    expect(await findPage(at('nvidia/ancient-cards'))).toMatchObject({ found: 'moved' })
    expect(await listLinksTo(['nvidia/newer-cards'])).toHaveLength(1)
    expect(await db.select().from(searchDocuments).where(eq(searchDocuments.postId, page.id))).toHaveLength(1)
    const [event] = await db.select().from(events).where(eq(events.postId, page.id))
    expect(event).toMatchObject({ verb: 'imported-page', actorId: world.casey.id })
    expect(await db.select().from(notifications)).toEqual([])
  })

  it('shows one line for each page among the recent changes, whatever its history', async () => {
    const { changes } = await listChanges({ vendor: 'nvidia' })
    expect(changes.filter(({ slug }) => slug === 'old-cards')).toHaveLength(1)
  })

  it('changes nothing when it is read again, and a newer one brings only what is new', async () => {
    const again = await importDump(dumpOf([history]))
    expect(again.findings).toMatchObject({ created: 0, updated: 0, unchanged: 1, revisions: 0 })
    const newer = { id: 13, at: '2023-03-04T05:06:07Z', by: 'Trent', text: someText('A very old card') }
    const next = await importDump(dumpOf([{ ...history, revisions: [...(history.revisions ?? []), newer] }]))
    expect(next.findings).toMatchObject({ updated: 1, revisions: 1 })
    const page = await pageAt('nvidia/old-cards')
    expect(page.number).toBe(3)
    expect(page.post.bodyMarkdown).toContain('A very old card')
  })

  it('never writes over what was edited here', async () => {
    const page = await pageAt('nvidia/old-cards')
    await edit(world.brook, page.id, { base: page.number, body: 'Written here, and better than before.' })
    const newer = { id: 14, at: '2024-03-04T05:06:07Z', by: 'Trent', text: someText('Something else') }
    const { findings } = await importDump(dumpOf([{ ...history, revisions: [newer] }]))
    expect(findings.skipped.names).toEqual([
      { name: 'Old cards', why: 'it was edited here since it was imported' },
    ])
    expect((await pageAt('nvidia/old-cards')).post.bodyMarkdown).toBe('Written here, and better than before.')
  })

  it('leaves a page alone whose address is taken, and numbers titles that collide', async () => {
    await writePage(world.brook, { path: 'nvidia/taken-title' })
    const { findings } = await importDump(
      dumpOf([
        { title: 'Taken title', text: someText('It') },
        { title: 'Same name', id: 41, text: someText('It') },
        { title: 'Same Name', id: 42, text: someText('It') },
        { title: 'same_name!', id: 43, text: someText('It') },
      ]),
    )
    expect(findings.skipped.names).toEqual([
      { name: 'Taken title', why: 'there is a page at nvidia/taken-title already' },
    ])
    expect(findings.collisions.names.map(({ path }) => path)).toEqual([
      'nvidia/same-name-2',
      'nvidia/same-name-3',
    ])
  })

  it('goes on where it was stopped', async () => {
    const many = Array.from({ length: 12 }, (_, number) => ({
      title: `Resumed ${number}`,
      text: someText('It'),
    }))
    const stopped = await importDump(dumpOf(many), { stopAfter: 1 })
    expect(stopped.state).toBe('stopped')
    expect(stopped.findings.created).toBeLessThan(12)
    const rest = await importDump(dumpOf(many))
    expect(rest.findings.created + stopped.findings.created).toBe(12)
    expect(rest.findings.unchanged).toBe(stopped.findings.created)
    for (const { title } of many) {
      const slug = title.toLowerCase().replace(' ', '-')
      const [row] = await db.select().from(pages).where(eq(pages.slug, slug))
      const own = await db
        .select()
        .from(revisions)
        .where(eq(revisions.postId, row?.postId ?? 0))
        .orderBy(asc(revisions.number))
      expect(own).toHaveLength(1)
    }
  })

  it('killed within a page leaves nothing of that page', async () => {
    const page: DumpPageFacts = { title: 'Half a page', text: someText('It') }
    const read = importInput.parse({ vendor: 'nvidia', source: 'Test wiki' })
    const source = await openFile(uploadedBytes('dump.xml', Buffer.from(dumpOf([page]))), read)
    // A vendor that is not there breaks the transaction after the post and its revisions were written.
    const broken = {
      ...source,
      survey: async (findings: Parameters<typeof source.survey>[0]) => {
        const survey = await source.survey(findings)
        return {
          ...survey,
          names: survey.names.map((name) => ({ ...name, wanted: { vendor: 'matrox', slug: 'x' } })),
        }
      },
    }
    const before = await db.$count(posts)
    const run = {
      viewer: world.casey,
      source: broken,
      options: read,
      dryRun: false,
      onProgress: async () => true,
    }
    await expect(runImport(run)).rejects.toThrow()
    expect(await db.$count(posts)).toBe(before)
    expect((await importDump(dumpOf([page]))).findings.created).toBe(1)
  })

  it('takes 250 revisions of one page in one piece', async () => {
    const many = Array.from({ length: 250 }, (_, at) => ({
      ...{
        id: 1000 + at,
        at: new Date(Date.UTC(2020, 0, 1) + at * 3_600_000).toISOString(),
        by: `Writer ${at % 7}`,
      },
      text: `${someText('It')}\nVersion ${at}`,
    }))
    const { findings } = await importDump(dumpOf([{ title: 'Much edited', revisions: many }]))
    expect(findings.revisions).toBe(250)
    expect((await pageAt('nvidia/much-edited')).post.bodyMarkdown).toContain('Version 249')
  })

  it('comes packed with gzip as well', async () => {
    const dump = gzipSync(dumpOf([{ title: 'Packed page', text: someText('It') }]))
    expect((await importDump(dump)).findings.created).toBe(1)
    const cut = await importDump(dump.subarray(0, dump.length - 40))
    expect(cut).toMatchObject({
      state: 'failed',
      findings: { problem: 'The gzip file is cut off: its end is missing.' },
    })
  })
})

describe('a dump that is broken', () => {
  const good = dumpOf([{ title: 'Never written', text: someText('It') }])
  const bombs = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${good}`
  it.each([
    ['cut off in the middle', good.slice(0, good.length - 30), /XML is broken.*line \d+, column \d+/],
    ['with a tag that is not closed', good.replace('</title>', ''), /XML is broken.*line/],
    ['with entities of its own', bombs, /no document type/],
    ['with an entity nobody knows', good.replace('Never', '&lol;Never'), /XML is broken/],
    ['of another sort of XML', '<rss></rss>', /no MediaWiki dump/],
    ['in another encoding', `<?xml version="1.0" encoding="ISO-8859-1"?>${good}`, /ISO-8859-1/],
    [
      'that is no UTF-8',
      Buffer.concat([
        Buffer.from(good.slice(0, 600)),
        Buffer.from([0xff, 0xfe]),
        Buffer.from(good.slice(600)),
      ]),
      /not UTF-8/,
    ],
    ['packed with bzip2', Buffer.from('BZh91AY'), /bunzip2/],
    ['with nothing in it', '', /empty/],
  ])('%s is refused before anything is written', async (_, content, message) => {
    const before = await db.$count(importedPages)
    const result = await importDump(content).catch((error: unknown) => error)
    const problem = result instanceof Error ? result.message : JSON.stringify(result)
    expect(problem).toMatch(message)
    expect(await db.$count(importedPages)).toBe(before)
  })

  it('names redirects in a circle, texts over the limit and pages that stand twice', async () => {
    const { findings } = await importDump(
      dumpOf([
        { title: 'Loop one', redirect: 'Loop two', text: '#REDIRECT [[Loop two]]' },
        { title: 'Loop two', redirect: 'Loop one', text: '#REDIRECT [[Loop one]]' },
        { title: 'Huge page', text: 'word '.repeat(1_000_000) },
        { title: 'Includes itself', text: `${someText('It')} {{:Includes itself}} {{Includes itself}}` },
        { title: 'Twice here', text: someText('It') },
        { title: 'Twice here', text: someText('It') },
      ]),
    )
    expect(findings.created).toBe(2)
    expect(findings.tooLong.names).toEqual([{ name: 'Huge page, revision 300', characters: 5_000_000 }])
    const said = findings.skipped.names.map(({ name, why }) => `${name}: ${why}`)
    expect(said).toContain('Loop one: a redirect that leads in a circle')
    expect(said).toContain('Twice here: it stands in the dump twice')
    expect(findings.notes.template.names).toHaveProperty(':Includes itself')
  })
})

it('keeps pages of two sources apart', async () => {
  await importDump(dumpOf([{ title: 'Of two wikis', text: someText('It') }]))
  const { findings } = await importDump(dumpOf([{ title: 'Of two wikis', text: someText('It') }]), {
    options: { source: 'Another wiki', vendor: 'amd' },
  })
  expect(findings.created).toBe(1)
  const rows = await db
    .select()
    .from(importedPages)
    .innerJoin(pages, and(eq(pages.postId, importedPages.pageId)))
    .where(eq(importedPages.name, 'Of two wikis'))
  expect(rows.map(({ page }) => pathOf(page)).sort()).toEqual(['amd/of-two-wikis', 'nvidia/of-two-wikis'])
})

it('leaves nothing that a recount would set right', async () => {
  const wrong = (await recount({ repair: false })).filter(({ count }) => count > 0)
  expect(wrong.map(({ name }) => name)).toEqual([])
})
