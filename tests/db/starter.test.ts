import { count, eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { db } from '@/db/client'
import { pages, posts, tags, wikiLinks } from '@/db/schema'
import { recount } from '@/lib/recount/commands'
import { loadStarter } from '@/lib/starter/load'
import { readPages, readQuestions } from '@/lib/starter/read'

it('a fresh site has its pages and questions, once, however often the load runs', async () => {
  await loadStarter()
  await loadStarter()
  const kinds = await db.select({ kind: posts.kind, count: count() }).from(posts).groupBy(posts.kind)
  const answers = readQuestions().reduce((sum, question) => sum + question.answers.length, 0)
  expect(Object.fromEntries(kinds.map(({ kind, count: n }) => [kind, n]))).toEqual({
    page: readPages().length,
    question: readQuestions().length,
    answer: answers,
  })
  expect((await recount({ repair: false })).filter((finding) => finding.count > 0)).toEqual([])
}, 120_000)

it('at least twenty pages for each vendor and twenty general ones, no link of theirs leads nowhere', async () => {
  const perVendor = await db
    .select({ vendor: pages.vendor, count: count() })
    .from(pages)
    .groupBy(pages.vendor)
  for (const vendor of ['nvidia', 'amd', 'intel', 'general']) {
    expect(perVendor.find((row) => row.vendor === vendor)?.count, vendor).toBeGreaterThanOrEqual(20)
  }
  const paths = new Set((await db.select().from(pages)).map(({ vendor, slug }) => `${vendor}/${slug}`))
  const targets = await db.selectDistinct({ target: wikiLinks.target }).from(wikiLinks)
  expect(targets.map(({ target }) => target).filter((target) => !paths.has(target))).toEqual([])
})

it('every page and answer names its sources, and no text was too wild to render', async () => {
  const vendorTag = await db.select({ id: tags.id }).from(tags).where(eq(tags.name, 'nvidia'))
  expect(vendorTag).toHaveLength(1)
  for (const page of readPages()) expect(page.body, page.slug).toMatch(/\[\^[\w.-]+\]: .*https:\/\//)
  for (const question of readQuestions()) {
    for (const answer of question.answers) expect(answer, question.slug).toMatch(/https:\/\//)
  }
  const plain = await db.select({ id: posts.id, html: posts.bodyHtml }).from(posts)
  expect(plain.filter(({ html }) => html.includes('plain-source'))).toEqual([])
})
