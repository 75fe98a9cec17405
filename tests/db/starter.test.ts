import { count, eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { db } from '@/db/client'
import { issueTargets, knownIssues, pages, posts, tags, upstreamLinks, users, wikiLinks } from '@/db/schema'
import { loadDrivers } from '@/lib/drivers/starter/load'
import { recount } from '@/lib/recount/commands'
import { loadSignatures } from '@/lib/signatures/load'
import { loadStarter } from '@/lib/starter/load'
import { readIssues, readPages, readQuestions } from '@/lib/starter/read'

it('a fresh site has its pages, questions and known issues, once, however often the load runs', async () => {
  await loadSignatures()
  await loadDrivers()
  await loadStarter()
  await loadStarter()
  const kinds = await db.select({ kind: posts.kind, count: count() }).from(posts).groupBy(posts.kind)
  const answers = readQuestions().reduce((sum, question) => sum + question.answers.length, 0)
  expect(Object.fromEntries(kinds.map(({ kind, count: n }) => [kind, n]))).toEqual({
    page: readPages().length + readIssues().length,
    question: readQuestions().length,
    answer: answers,
  })
  expect((await recount({ repair: false })).filter((finding) => finding.count > 0)).toEqual([])
}, 120_000)

it('every known issue has its facts, posted by the starter account, and each vendor has some', async () => {
  const rows = await db
    .select({ id: knownIssues.pageId, vendor: pages.vendor, slug: pages.slug, by: users.handle })
    .from(knownIssues)
    .innerJoin(pages, eq(pages.postId, knownIssues.pageId))
    .innerJoin(posts, eq(posts.id, knownIssues.pageId))
    .innerJoin(users, eq(users.id, posts.authorId))
  expect(rows.map(({ vendor, slug }) => `${vendor}/${slug}`).sort()).toEqual(
    readIssues()
      .map(({ vendor, slug }) => `${vendor}/${slug}`)
      .sort(),
  )
  expect(new Set(rows.map(({ by }) => by))).toEqual(new Set(['starter-content']))
  for (const vendor of ['nvidia', 'amd', 'intel'])
    expect(rows.filter((row) => row.vendor === vendor).length, vendor).toBeGreaterThanOrEqual(3)
  const touched = new Set((await db.select().from(issueTargets)).map(({ pageId }) => pageId))
  const followed = new Set((await db.select().from(upstreamLinks)).map(({ postId }) => postId))
  expect(rows.filter(({ id }) => !touched.has(id) || !followed.has(id))).toEqual([])
})

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
  for (const issue of readIssues()) expect(issue.body, issue.slug).toMatch(/\[\^[\w.-]+\]: .*https:\/\//)
  const plain = await db.select({ id: posts.id, html: posts.bodyHtml }).from(posts)
  expect(plain.filter(({ html }) => html.includes('plain-source'))).toEqual([])
})
