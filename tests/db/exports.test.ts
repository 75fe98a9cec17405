import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { attachments, imports, pages, posts } from '@/db/schema'
import { archiveEntries } from '@/lib/exports/archive'
import { printDocument } from '@/lib/exports/print'
import { listHeads, tagOf } from '@/lib/exports/queries'
import { printResponse, zipResponse } from '@/lib/exports/respond'
import { readScope } from '@/lib/exports/scope'
import { zipOf } from '@/lib/exports/zip'
import { uploadedBytes } from '@/lib/imports/bytes'
import { confirmImport, stopImport, uploadImport } from '@/lib/imports/commands'
import { importInput } from '@/lib/imports/input'
import { runNextImport } from '@/lib/imports/job'
import { openFile } from '@/lib/imports/open'
import { getImport } from '@/lib/imports/queries'
import { reportText } from '@/lib/imports/report-text'
import { runImport } from '@/lib/imports/run'
import { movePage } from '@/lib/wiki/move'
import { parsePath } from '@/lib/wiki/paths'
import { dumpOf, someText } from '../support/dumps'
import { deleteQuietly, edit, writePage } from '../support/wiki'
import { createWorld, refusal, value, type World } from '../support/world'

const hash = 'ab'.repeat(32)
let world: World
beforeAll(async () => {
  world = await createWorld()
  const first = await writePage(world.brook, {
    path: 'amd/first-page',
    title: 'First page',
    body: 'Before [[amd/second-page|the second]] and after, long enough.\n',
  })
  await edit(world.casey, first.id, {
    base: 1,
    body: `See [[amd/second-page|the second]].\n\n![A card](/files/${hash}/card.png)\n\n## Part\n\nText with a note[^1].\n\n[^1]: A source, https://example.org/\n`,
  })
  const second = await writePage(world.brook, {
    path: 'amd/old-name',
    title: 'Second page',
    topic: 'Other things',
    checkedOn: null,
    checkedAgainst: '',
  })
  value(
    await movePage(world.brook, {
      id: second.id,
      path: parsePath('amd/second-page') ?? { vendor: '', slug: '' },
      summary: '',
    }),
  )
  const gone = await writePage(world.brook, { path: 'amd/gone-page', title: 'Deleted secret' })
  await deleteQuietly(world.casey, gone.id)
  await db.insert(attachments).values({
    ...{ hash, kind: 'image', type: 'image/png', name: 'card.png', bytes: Buffer.from('picture'), size: 7 },
    uploadedBy: world.brook.id,
  })
})

async function archive(of: string | null): Promise<Buffer> {
  const scope = await readScope(of, null)
  if (!scope) throw new Error(`No part ${of}`)
  const chunks: Uint8Array[] = []
  for await (const chunk of zipOf(archiveEntries(scope, await listHeads(scope)))) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const ask = (query: string, headers: Record<string, string> = {}) =>
  new Request(`http://127.0.0.1/wiki/export.zip${query}`, { headers })

describe('an archive', () => {
  it('holds every visible page with its fields, what it shows, and a list with checksums', async () => {
    const files = unzipSync(await archive('amd'))
    expect(Object.keys(files).sort()).toEqual(
      [
        'LICENSE.md',
        'amd/first-page.md',
        'amd/second-page.md',
        `assets/${hash}/card.png`,
        'index.md',
        'manifest.json',
      ].sort(),
    )
    const page = strFromU8(files['amd/first-page.md'] ?? new Uint8Array())
    expect(page).toContain('title: First page\npath: amd/first-page\n')
    expect(page).toContain('contributors:\n  - Brook\n  - Casey\n')
    expect(page).toContain('revision: 2\n')
    expect(page).toContain(`![A card](../assets/${hash}/card.png)`)
    expect(strFromU8(files['amd/second-page.md'] ?? new Uint8Array())).toContain(
      'aliases:\n  - amd/old-name\n',
    )
    const manifest = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()))
    for (const { path, sha256 } of manifest.files)
      expect(
        createHash('sha256')
          .update(files[path] ?? new Uint8Array())
          .digest('hex'),
      ).toBe(sha256)
  })

  it('is the same bytes each time', async () => {
    expect((await archive('amd')).equals(await archive('amd'))).toBe(true)
  })

  it('is asked for by its tag, which changes with the pages', async () => {
    const first = await zipResponse(ask('?of=amd/second-page'))
    expect(first.status).toBe(200)
    const etag = first.headers.get('x-entity-tag') ?? ''
    await first.body?.cancel()
    expect((await zipResponse(ask('?of=amd/second-page', { 'if-none-match': etag }))).status).toBe(304)
    const [page] = await db.select().from(pages).where(eq(pages.slug, 'second-page'))
    await edit(world.brook, page?.postId ?? 0, { base: 2, body: 'Another text, long enough for a page.\n' })
    expect((await zipResponse(ask('?of=amd/second-page', { 'if-none-match': etag }))).status).toBe(200)
    for (const nothing of [
      '?of=amd/gone-page',
      '?of=matrox',
      '?of=amd&topic=None',
      '?of=../etc/passwd',
      '?topic=X',
    ])
      expect((await zipResponse(ask(nothing))).status).toBe(404)
  })

  it('is refused to who asks too often', async () => {
    const headers = { 'x-client-address': '192.0.2.77' }
    const answers: number[] = []
    for (let at = 0; at < 31; at++) {
      const answer = await printResponse(ask('?of=amd', headers))
      answers.push(answer.status)
    }
    expect(answers.at(-1)).toBe(429)
    expect(answers.slice(0, 30).every((status) => status === 200)).toBe(true)
  })

  it('is read again to the same pages', async () => {
    const taken = await archive('amd')
    const before = unzipSync(taken)
    // The pages leave their places, as on a site that has none of them.
    const shelf = await db.select().from(pages).where(eq(pages.vendor, 'amd'))
    for (const { postId } of shelf)
      await db
        .update(pages)
        .set({ slug: `was-${postId}` })
        .where(eq(pages.postId, postId))
    await db.execute('delete from page_redirect')
    const options = importInput.parse({ vendor: 'general', source: 'The archive' })
    const source = await openFile(uploadedBytes('amd.zip', taken), options)
    const { findings } = await runImport({
      viewer: world.casey,
      source,
      options,
      dryRun: false,
      onProgress: async () => true,
    })
    expect(findings).toMatchObject({ created: 2, redirects: 1, problem: null, skipped: { total: 0 } })
    expect(findings.notes.image.total).toBe(0)
    const after: Record<string, Uint8Array> = {}
    for (const slug of ['first-page', 'second-page'])
      Object.assign(after, unzipSync(await archive(`amd/${slug}`)))
    for (const path of ['amd/first-page.md', 'amd/second-page.md']) {
      const [one, other] = [before, after].map((files) =>
        fieldsOf(strFromU8(files[path] ?? new Uint8Array())),
      )
      expect(other).toEqual(one)
    }
    const again = await openFile(uploadedBytes('amd.zip', taken), options)
    const second = await runImport({
      viewer: world.casey,
      source: again,
      options,
      dryRun: false,
      onProgress: async () => true,
    })
    expect(second.findings).toMatchObject({ created: 0, updated: 0, unchanged: 2 })
  })
})

/** A file without what says who made it and when: names beside the author, times and the count of revisions. */
function fieldsOf(text: string): string {
  return text.replace(/^(?:contributors:(?:\n {2}- .*)+|date: .*|revision: .*)\n/gm, '')
}

describe('the document to print', () => {
  it('leads from its contents and from page to page within itself, without hidden pages', async () => {
    const one = await writePage(world.brook, {
      path: 'intel/print-one',
      title: 'Print <one>',
      body: 'To [[intel/print-two]] and [[intel/elsewhere]], [home](/about).\n\n## Part\n\nx\n',
    })
    const two = await writePage(world.brook, { path: 'intel/print-two', title: 'Print two' })
    const hidden = await writePage(world.brook, { path: 'intel/print-gone', title: 'Deleted secret' })
    await deleteQuietly(world.casey, hidden.id)
    const scope = await readScope('intel', null)
    if (!scope) throw new Error('No shelf')
    const html = await printDocument(scope, await listHeads(scope), '2026-12-01')
    expect(html).toContain(`<li><a href="#page-${one.id}">Print &#60;one&#62;</a></li>`)
    expect(html).toContain(`<a href="#page-${two.id}" class="wiki-link"`)
    expect(html).toMatch(/href="http[^"]*\/about"/)
    expect(html).toContain('<h3 id="user-content-')
    expect(html).not.toContain('Deleted secret')
    expect(html).not.toContain('<script')
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('has another tag than the archive', async () => {
    const scope = await readScope('intel', null)
    if (!scope) throw new Error('No shelf')
    const heads = await listHeads(scope)
    expect(tagOf('zip', scope, heads)).not.toBe(tagOf('print', scope, heads))
  })
})

describe('an upload', () => {
  const options = importInput.parse({ vendor: 'nvidia', topic: 'Imported' })
  const upload = (content: string | Buffer, name = 'dump.xml') =>
    uploadImport(world.casey, options, { name, content: Buffer.from(content) })

  it('is read without writing, then written when it is confirmed, and forgotten', async () => {
    const { id } = value(await upload(dumpOf([{ title: 'Uploaded page', text: someText('It') }])))
    expect(await runNextImport()).toBe(true)
    expect(await getImport(id)).toMatchObject({
      state: 'done',
      dryRun: true,
      hasUpload: true,
      findings: { created: 1 },
    })
    expect(await db.select().from(pages).where(eq(pages.slug, 'uploaded-page'))).toEqual([])
    value(await confirmImport(world.casey, id))
    expect(await runNextImport()).toBe(true)
    const done = await getImport(id)
    expect(done).toMatchObject({
      state: 'done',
      dryRun: false,
      hasUpload: false,
      pagesWritten: 1,
      source: 'Test wiki',
    })
    expect(await db.select().from(pages).where(eq(pages.slug, 'uploaded-page'))).toHaveLength(1)
    if (done) expect(reportText(done.findings, done)).toContain('- 1 created, 0 updated')
    expect(await runNextImport()).toBe(false)
    expect(refusal(await confirmImport(world.casey, id))).toBe('conflict')
  })

  it('left by a process that is gone is taken up again', async () => {
    const { id } = value(await upload(dumpOf([{ title: 'Left behind', text: someText('It') }])))
    await db
      .update(imports)
      .set({ state: 'running', endedAt: new Date(), dryRun: false })
      .where(eq(imports.id, id))
    expect(await runNextImport()).toBe(false)
    expect(await runNextImport({ silentSeconds: 0 })).toBe(true)
    expect(await getImport(id)).toMatchObject({ state: 'done', pagesWritten: 1 })
  })

  it('can be stopped, and is refused with the reason where it is broken', async () => {
    const stopped = value(await upload(dumpOf([{ title: 'Stopped page', text: someText('It') }])))
    value(await stopImport(world.casey, stopped.id))
    expect(await runNextImport()).toBe(false)
    const broken = value(await upload('<mediawiki><page>'))
    await runNextImport()
    const shown = await getImport(broken.id)
    expect(shown).toMatchObject({ state: 'failed', hasUpload: false })
    expect(shown?.findings.problem).toMatch(/XML is broken.*line 1/)
  })

  it('is for moderators, to a shelf that is there, of a size that fits', async () => {
    const content = Buffer.from('<mediawiki></mediawiki>')
    expect(refusal(await uploadImport(world.brook, options, { name: 'x', content }))).toBe('forbidden')
    expect(
      await uploadImport(world.casey, { ...options, vendor: 'matrox' }, { name: 'x', content }),
    ).toMatchObject({ ok: false, error: { fields: { vendor: expect.any(String) } } })
    for (const wrong of ['', 'BZh9', Buffer.alloc(33 * 1024 * 1024)])
      expect(await upload(wrong)).toMatchObject({
        ok: false,
        error: { fields: { file: expect.any(String) } },
      })
  })

  it('of many megabytes is stored and read', async () => {
    const big = dumpOf([{ title: 'Big upload', text: `${someText('It')}<!-- ${'x'.repeat(20_000_000)} -->` }])
    const { id } = value(await upload(big))
    await runNextImport()
    const shown = await getImport(id)
    expect(shown?.findings.tooLong.total).toBe(1)
    const written = await db.$count(posts)
    expect(written).toBeGreaterThan(0)
  })
})
