import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { inclusions } from '@/db/schema'
import { saveRelease } from '@/lib/drivers/commands'
import { releaseInput } from '@/lib/drivers/input'
import { loadDrivers } from '@/lib/drivers/starter/load'
import { closeRenderer } from '@/lib/markdown/pool'
import { setHidden } from '@/lib/moderation/commands'
import { deletePost, undeletePost } from '@/lib/posts/commands'
import { previewText } from '@/lib/posts/preview'
import { listTexts } from '@/lib/questions/thread-posts'
import { pageStore, storeEntry } from '@/lib/serving/page-store.mjs'
import { requestContext } from '@/lib/serving/request-context.mjs'
import { listLinksTo } from '@/lib/wiki/lists'
import { movePage } from '@/lib/wiki/move'
import { outlineOf } from '@/lib/wiki/outline'
import { parsePath } from '@/lib/wiki/paths'
import { findPage, withBody } from '@/lib/wiki/queries'
import { edit, writePage } from '../support/wiki'
import { answer, ask, comment, createWorld, value, type World } from '../support/world'

let world: World
beforeAll(async () => {
  world = await createWorld()
  await loadDrivers()
})
afterAll(closeRenderer)

const body = (text: string) => `An introduction of some words.\n\n${text}\n`
const at = (text: string) => parsePath(text) ?? { vendor: '', slug: '' }

const context = (tags = new Set<string>()) => ({
  ...{ id: 'test', startedAt: 0, shared: false },
  written: { cookies: undefined, tags },
})

/** The page as the front would keep it, under the tags it was made with. */
async function view(path: string): Promise<string> {
  const tags = new Set<string>()
  const html = await requestContext().run(context(tags), async () => {
    const sight = await findPage(at(path))
    return sight.found === 'page' ? (await withBody(sight.page)).html : ''
  })
  const made = { value: null, html: undefined, tags: [...tags], cacheControl: undefined, bytes: 10 }
  storeEntry(pageStore(), path, made, pageStore().expiries.sequence)
  return html
}

const isKept = (path: string) => pageStore().entries.has(path)

describe('a page within a page', () => {
  it('is shown below its place, with ids of its own and one level deeper', async () => {
    const inner = await writePage(world.brook, {
      title: 'Collecting logs',
      body: body('## Steps\n\none\n\n### Then\n\nSee [above](#steps).\n\n```log\na\nb\nc\nd\ne\nf\n```'),
    })
    const outer = await writePage(world.brook, {
      body: body(`## First\n\n{{include ${inner.path}}}\n\n## Last\n\nend`),
    })
    const html = await view(outer.path)
    const prefix = `user-content-p${outer.id}-e1-`
    expect(html).toContain(`<h3 id="${prefix}steps">Steps</h3>`)
    expect(html).toContain(`<h4 id="${prefix}then">Then</h4>`)
    expect(html).toContain(`<a href="#${prefix}steps">above</a>`)
    expect(html).toContain(`id="${prefix}c1-L1"`)
    expect(html).toContain(`From <a href="/wiki/${inner.path}">Collecting logs</a>.`)
    expect(html).not.toContain(`user-content-p${inner.id}-`)
    expect(outlineOf(html).map(({ text, depth, section }) => [text, depth, section])).toEqual([
      ['First', 2, 1],
      ['Steps', 3, null],
      ['Then', 4, null],
      ['Last', 2, 2],
    ])
  })

  it('may be one section, by its address or its words, with the notes it names under their numbers', async () => {
    const text =
      '## One\n\nA.[^a]\n\n## The *second* one\n\nB.[^b]\n\n### Below\n\nC.[^b]\n\n## Three\n\nD.\n\n[^a]: Note A\n[^b]: Note B\n'
    const inner = await writePage(world.brook, { body: body(text) })
    for (const name of ['the-second-one', 'The second one']) {
      const outer = await writePage(world.brook, { body: body(`{{include ${inner.path}#${name}}}`) })
      const html = await view(outer.path)
      expect(html).toMatch(/<h2 id="[^"]*">The <em>second<\/em> one<\/h2>/)
      expect(html).toMatch(/<h3 id="[^"]*">Below<\/h3>/)
      expect(html).not.toMatch(/One<\/h2>|Three|Note A|A\.</)
      expect(html).toMatch(/<li value="2" id="[^"]*e1-fn-b">/)
      expect(html).toContain(`/wiki/${inner.path}/edit?section=2`)
    }
  })

  it('changes where it is shown with every write, also two pages away', async () => {
    const inner = await writePage(world.brook, { body: body('## Part\n\nold words') })
    const middle = await writePage(world.brook, { body: body(`{{include ${inner.path}#part}}`) })
    const outer = await writePage(world.brook, { body: body(`{{include ${middle.path}}}`) })
    for (const path of [middle.path, outer.path]) expect(await view(path)).toContain('old words')

    value(await edit(world.brook, inner.id, { base: 1, body: body('## Part\n\nnew words') }))
    for (const path of [middle.path, outer.path]) {
      expect(isKept(path)).toBe(false)
      expect(await view(path)).toContain('new words')
    }

    value(await setHidden(world.casey, { id: inner.id, value: true, reason: 'Under review' }))
    for (const path of [middle.path, outer.path]) {
      expect(isKept(path)).toBe(false)
      const html = await view(path)
      expect(html).not.toMatch(/new words|old words/)
      expect(html).toContain(`There is no page ${inner.path} to be shown here.`)
    }
    value(await setHidden(world.casey, { id: inner.id, value: false }))
    expect(isKept(outer.path)).toBe(false)
    expect(await view(outer.path)).toContain('new words')

    value(await deletePost(world.casey, { id: inner.id, reason: 'Wrong from end to end' }))
    expect(isKept(outer.path)).toBe(false)
    expect(await view(outer.path)).not.toContain('new words')
    value(await undeletePost(world.casey, { id: inner.id }))
    expect(await view(outer.path)).toContain('new words')

    value(await movePage(world.brook, { id: inner.id, path: at('nvidia/inner-moved'), summary: '' }))
    expect(isKept(outer.path)).toBe(false)
    expect(await view(outer.path)).toContain('new words')
    value(await edit(world.brook, inner.id, { base: 2 + 1, body: body('## Part\n\nnewest words') }))
    expect(isKept(outer.path)).toBe(false)
    expect(await view(outer.path)).toContain('newest words')
  })

  it('appears as soon as it is written', async () => {
    const outer = await writePage(world.brook, { body: body('{{include nvidia/not-written-yet}}') })
    expect(await view(outer.path)).toContain('There is no page nvidia/not-written-yet')
    await writePage(world.brook, { path: 'nvidia/not-written-yet', body: body('here at last') })
    expect(isKept(outer.path)).toBe(false)
    expect(await view(outer.path)).toContain('here at last')
  })

  it('that leads round in a circle, goes too deep, comes too often or is too large says so', async () => {
    const one = await writePage(world.brook, {
      path: 'nvidia/circle-one',
      body: body('{{include nvidia/circle-two}}'),
    })
    await writePage(world.brook, { path: 'nvidia/circle-two', body: body('{{include nvidia/circle-one}}') })
    expect(await view(one.path)).toContain(
      'in a circle: nvidia/circle-one, then nvidia/circle-two, then nvidia/circle-one.',
    )
    const self = await writePage(world.brook, {
      path: 'nvidia/circle-self',
      body: body('{{include nvidia/circle-self}}'),
    })
    expect(await view(self.path)).toContain('in a circle: nvidia/circle-self, then nvidia/circle-self.')

    let below = (await writePage(world.brook, { body: body('the deepest') })).path
    for (const _ of [1, 2, 3])
      below = (await writePage(world.brook, { body: body(`{{include ${below}}}`) })).path
    expect(await view(below)).toContain('the deepest')
    const deeper = await writePage(world.brook, { body: body(`{{include ${below}}}`) })
    const html = await view(deeper.path)
    expect(html).not.toContain('the deepest')
    expect(html).toContain('shown 3 deep')

    const small = await writePage(world.brook, { body: body('a small part') })
    const often = await writePage(world.brook, { body: body(`{{include ${small.path}}}\n\n`.repeat(22)) })
    const many = await view(often.path)
    expect(many.match(/a small part/g)).toHaveLength(20)
    expect(many.match(/shows at most 20 texts and tables/g)).toHaveLength(2)

    const large = await writePage(world.brook, { body: 'Many words of a long page. '.repeat(2_000) })
    const heavy = await view(
      (await writePage(world.brook, { body: body(`{{include ${large.path}}}\n\n`.repeat(8)) })).path,
    )
    expect(heavy.length).toBeLessThan(300_000)
    expect(heavy).toContain('may have 256 KB')
  })

  it('is told from a page without such a section, and from what is no page', async () => {
    const inner = await writePage(world.brook, { body: body('## Part\n\ntext') })
    const html = await view(
      (
        await writePage(world.brook, {
          body: body(`{{include ${inner.path}#other}}\n\n{{include nonsense}}`),
        })
      ).path,
    )
    expect(html).toContain(`${inner.path} has no section “other”.`)
    expect(html).toContain('Name a page, such as {{include nvidia/xid-errors}}.')
  })

  it('is listed by what links here, and found by search at home only', async () => {
    const inner = await writePage(world.brook, { body: body('xylophonic words') })
    const outer = await writePage(world.brook, {
      title: 'Shows another',
      body: body(`{{include ${inner.path}}}`),
    })
    const links = await listLinksTo([inner.path])
    expect(links).toMatchObject([{ rootId: outer.id, included: true, by: [inner.path] }])
    const found = await db.execute(
      sql`select d::text as row from search_document d where post_id = ${outer.id}`,
    )
    expect(found).toHaveLength(1)
    expect(JSON.stringify(found)).not.toContain('xylophon')
    value(await edit(world.brook, outer.id, { base: 1, body: body('nothing of elsewhere') }))
    expect(await db.select().from(inclusions).where(eq(inclusions.postId, outer.id))).toEqual([])
  })

  it('is shown in answers, and leads there in comments', async () => {
    const inner = await writePage(world.brook, { body: body('help in common') })
    const question = await ask(world.ada)
    const { id } = await answer(
      world.brook,
      question.id,
      `Do this first, as always:\n\n{{include ${inner.path}}}`,
    )
    const { id: remark } = await comment(world.ada, id, `As there:\n\n{{include ${inner.path}}}`)
    const texts = await requestContext().run(context(), () => listTexts([id, remark]))
    expect(texts.get(id)?.html).toContain('help in common')
    expect(texts.get(remark)?.html).toContain(`Shown here: <a href="/wiki/${inner.path}">`)
  })

  it('is seen in the preview, and what cannot be shown is said there', async () => {
    const inner = await writePage(world.brook, { body: body('words of another page') })
    const seen = value(
      await previewText(world.brook, {
        body: `{{include ${inner.path}}}\n\n{{facts weather here}}`,
        key: 'preview-',
      }),
    )
    expect(seen.html).toContain('words of another page')
    expect(seen.html).toContain('“weather”: this is none of releases, branches')
  })
})

describe('a table of facts', () => {
  it('is made of what is recorded, and changes with it', async () => {
    const outer = await writePage(world.brook, {
      body: body('{{facts releases nvidia R580 limit=2}}\n\n{{facts branches nvidia}}'),
    })
    const html = await view(outer.path)
    expect(html).toContain('<figcaption>Newest releases of NVIDIA')
    expect(html.match(/<tbody>(.*?)<\/tbody>/)?.[1]?.match(/<tr>/g)).toHaveLength(2)
    expect(html).toMatch(/All \d+ releases of NVIDIA[^<]*<\/a>/)
    const facts = {
      driver: 'nvidia',
      branch: 'R580',
      version: '580.999.01',
      releasedOn: '2026-11-30',
      note: '',
      sourceUrl: 'https://www.nvidia.com/en-us/drivers/unix/',
    }
    value(await saveRelease(world.brook, releaseInput.parse(facts)))
    expect(isKept(outer.path)).toBe(false)
    expect(await view(outer.path)).toContain('<td>580.999.01</td><td>R580</td><td>30 Nov 2026</td>')
    expect(
      await db.select({ target: inclusions.target }).from(inclusions).where(eq(inclusions.postId, outer.id)),
    ).toHaveLength(2)
  })

  it('leads to the pages of what it lists', async () => {
    const text =
      '{{facts signatures nvidia xid limit=3}}\n\n{{facts api radv}}\n\n{{facts issues amd}}\n\n{{facts releases amdgpu limit=1}}'
    const html = await view((await writePage(world.brook, { body: body(text) })).path)
    expect(html).toMatch(/<a href="\/errors\/nvidia\/xid-\d+">/)
    expect(html).toContain('<a href="/errors?q=xid&amp;vendor=nvidia">')
    expect(html).toContain('<a href="/drivers/radv">')
    expect(html).toContain('which amdgpu is part of')
    expect(html).not.toContain('embed-problem')
  })

  it.each([
    ['{{facts releases matrox}}', 'There is no driver “matrox” here'],
    ['{{facts releases nvidia R1}}', 'has no branch “R1”'],
    ['{{facts signatures matrox}}', 'errors are those of nvidia'],
    ['{{facts devices matrox}}', 'devices are those of nvidia, amd or intel'],
    ['{{facts devices amd &lt;b&gt;}}', 'No device of AMD'],
    ['{{facts releases nvidia limit=900}}', 'a table has 1 to 50 rows'],
    ['{{facts releases}}', 'Say whose'],
  ])('%s says what is wrong with it', async (text, why) => {
    expect(await view((await writePage(world.brook, { body: body(text) })).path)).toContain(why)
  })
})
