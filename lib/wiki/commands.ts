import 'server-only'
import { eq } from 'drizzle-orm'
import { type Transaction, transaction } from '@/db/client'
import { pages, postTags } from '@/db/schema'
import { discardDraft } from '@/lib/drafts/store'
import { record } from '@/lib/events/record'
import { watchOwn } from '@/lib/follows/commands'
import { shelvesOf } from '@/lib/follows/shelves'
import { settleFacts } from '@/lib/issues/write'
import { refuseLinks } from '@/lib/limits/links'
import { spendQuota } from '@/lib/limits/quota'
import { inTurn } from '@/lib/limits/turn'
import { type Composed, compose, nextPostId } from '@/lib/posts/compose'
import { expireThreadAndLists } from '@/lib/posts/expiry'
import { recordMentions } from '@/lib/posts/mentions'
import { queueAuthor } from '@/lib/posts/repeats'
import { findByKey, insertPost } from '@/lib/posts/write'
import { fail, ok, type Result } from '@/lib/result'
import { indexPost } from '@/lib/search/index-post'
import type { Settings } from '@/lib/settings/definitions'
import { getSettings } from '@/lib/settings/queries'
import { adoptPage } from '@/lib/signatures/community'
import { settlePageTags } from '@/lib/tags/commands'
import { describeByPage, holdTag } from '@/lib/tags/described'
import type { TagRef } from '@/lib/tags/queries'
import { refuseWriting } from '@/lib/users/policy'
import type { Viewer } from '@/lib/users/types'
import type { CreateInput } from './input'
import { refreshLinksTo } from './link-marks'
import { pathOf } from './paths'
import { holdPaths, refusePlace } from './places'
import { canEditPages } from './policy'
import { withVendorTag } from './tags'
import { countTags, detailsOf } from './write'

export type PageCreated = { id: number; path: string }

/**
 * Creates a page. A taken path is refused on the field `path`; a repeated submit leads to the page the first one made.
 * `createdAt` is for content that is loaded, not written now.
 */
export async function createPage(
  viewer: Viewer,
  input: CreateInput,
  { createdAt }: { createdAt?: Date } = {},
): Promise<Result<PageCreated>> {
  const refused = refuseWriting(viewer)
  if (refused) return refused
  const settings = await getSettings()
  if (!canEditPages(viewer, settings))
    return fail('forbidden', `Creating pages takes ${settings['reputation.editWiki']} reputation.`)
  const id = await nextPostId()
  const body = await compose(id, input.body)
  const links = refuseLinks(viewer, body.rendered.html, settings)
  if (links) return links
  const result = await inTurn(viewer, () =>
    transaction((tx) => create(tx, viewer, input, { id, body, createdAt }, settings)),
  )
  if (!result.ok) return result
  const { tags, also, ...created } = result.value
  expireThreadAndLists({ rootId: id, root: { kind: 'page', slug: created.path }, tags, also }, [
    viewer.handle,
  ])
  await refreshLinksTo([created.path])
  return ok(created)
}

type NewPage = { id: number; body: Composed; createdAt?: Date }
type Written = PageCreated & { tags: TagRef[]; also: string[] }

async function create(
  tx: Transaction,
  viewer: Viewer,
  input: CreateInput,
  page: NewPage,
  settings: Settings,
): Promise<Result<Written>> {
  await queueAuthor(tx, viewer.id)
  const earlier = await findByKey(tx, viewer.id, input.key)
  if (earlier) return repeated(tx, earlier.id)
  await holdPaths(tx, [input.path])
  const taken = await refusePlace(tx, input.path)
  if (taken) return taken
  const told = input.tag ? await holdTag(tx, input.tag) : ok(null)
  if (!told.ok) return told
  const names = withVendorTag(input.tags, input.path.vendor)
  const tags = await settlePageTags(tx, viewer, names, settings)
  if (!tags.ok) return tags
  const spent = await spendQuota(tx, viewer, 'edits')
  if (spent && !spent.ok) return spent
  await writePage(tx, viewer, input, page, tags.value)
  const also = await settleFacts(tx, page.id, input.issue ?? null)
  if (told.value) also.push(...(await describeByPage(tx, told.value, page.id)))
  await adoptPage(tx, input.path, page.id)
  for (const place of [pathOf(input.path), 'new']) await discardDraft(tx, viewer.id, `page:${place}`)
  return ok({ id: page.id, path: pathOf(input.path), tags: tags.value, also })
}

async function repeated(tx: Transaction, id: number): Promise<Result<Written>> {
  const [page] = await tx
    .select({ vendor: pages.vendor, slug: pages.slug })
    .from(pages)
    .where(eq(pages.postId, id))
  return page
    ? ok({ id, path: pathOf(page), tags: [], also: [] })
    : fail('conflict', 'This form was already sent. Open it anew to write something else.')
}

async function writePage(
  tx: Transaction,
  { id: authorId }: Viewer,
  input: CreateInput,
  { id, body, createdAt }: NewPage,
  tags: TagRef[],
): Promise<void> {
  const { path, title, lead, summary, key } = input
  const { topic, checkedAgainst, checkedOn, reviewBy } = input
  const dated = { topic, checkedAgainst, checkedOn, reviewBy }
  const details = detailsOf({ ...dated, issue: input.issue ?? null })
  const names = tags.map(({ name }) => name)
  await insertPost(tx, {
    ...{ id, kind: 'page', rootId: id, parentId: null, authorId, body, createdAt },
    ...{ title, lead, tags: names, details, summary, idempotencyKey: key },
  })
  await tx.insert(pages).values({ postId: id, ...path, title, lead, ...dated })
  if (tags.length > 0) await tx.insert(postTags).values(tags.map((tag) => ({ postId: id, tagId: tag.id })))
  await indexPost(tx, { postId: id, plain: body.rendered.plain })
  const shelves = shelvesOf({ vendor: path.vendor, topic })
  const data = { number: 1, summary, path: pathOf(path), shelves }
  await record(tx, { actorId: authorId, verb: 'created-page', postId: id, rootId: id, data })
  await recordMentions(tx, { postId: id, rootId: id, authorId, body })
  await watchOwn(tx, authorId, id)
  await countTags(tx, tags, [])
}
