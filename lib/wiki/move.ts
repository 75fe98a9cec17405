import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { type Transaction, transaction } from '@/db/client'
import { pageRedirects, pages, posts } from '@/db/schema'
import { tags as cacheTags, expire } from '@/lib/cache'
import { record } from '@/lib/events/record'
import { shelvesOf } from '@/lib/follows/shelves'
import { spendQuota } from '@/lib/limits/quota'
import { inTurn } from '@/lib/limits/turn'
import { expireThreadAndLists } from '@/lib/posts/expiry'
import { refuseThread } from '@/lib/posts/policy'
import { lockThread, type ThreadPost } from '@/lib/posts/thread'
import { refuseGuarded } from '@/lib/protection/gate'
import { fail, ok, type Result } from '@/lib/result'
import type { Settings } from '@/lib/settings/definitions'
import { getSettings } from '@/lib/settings/queries'
import { replacePostTags, settlePageTags } from '@/lib/tags/commands'
import type { TagRef } from '@/lib/tags/queries'
import { refuseWriting } from '@/lib/users/policy'
import type { Viewer } from '@/lib/users/types'
import type { MoveInput } from './input'
import { refreshLinksTo } from './link-marks'
import { type PagePath, pathOf } from './paths'
import { holdPaths, refusePlace } from './places'
import { canEditPages } from './policy'
import { withVendorTag } from './tags'
import { countTags } from './write'

/**
 * Gives a page another address. The old one leads there for good; former addresses point at the page itself, so chains
 * cannot form, and a page may return to one of its own. A taken address is refused on the field `path`.
 */
export async function movePage(viewer: Viewer, input: MoveInput): Promise<Result<{ path: string }>> {
  const refused = refuseWriting(viewer)
  if (refused) return refused
  const settings = await getSettings()
  if (!canEditPages(viewer, settings))
    return fail('forbidden', `Moving pages takes ${settings['reputation.editWiki']} reputation.`)
  const result = await inTurn(viewer, () => transaction((tx) => move(tx, viewer, input, settings)))
  if (!result.ok) return result
  const { from, thread, tags } = result.value
  const path = pathOf(input.path)
  expireThreadAndLists({ rootId: input.id, root: { kind: 'page', slug: path }, tags }, [viewer.handle])
  expire(cacheTags.page(from), cacheTags.vendor(thread.root.slug.split('/')[0] ?? ''))
  await refreshLinksTo([from, path])
  return ok({ path })
}

async function move(tx: Transaction, viewer: Viewer, { id, path, summary }: MoveInput, settings: Settings) {
  // The path is known only after the page is locked, and locks on paths come first.
  const from = await currentPath(tx, id)
  if (!from) return fail('not-found', 'There is no such page.')
  await holdPaths(tx, [from, path])
  const thread = await lockThread(tx, id)
  const no = refuseThread(viewer, thread)
  if (no || !thread) return no ?? fail('not-found', 'There is no such page.')
  if (thread.root.slug !== pathOf(from)) return fail('conflict', 'Somebody moved this page just now.')
  const guarded = await refuseGuarded(tx, viewer, id)
  if (guarded) return guarded
  const taken = await refusePlace(tx, path, id)
  if (taken) return taken
  const names = withVendorTag(
    thread.tags.map(({ name }) => name),
    path.vendor,
    from.vendor,
  )
  const tags = await settlePageTags(tx, viewer, names, settings)
  if (!tags.ok) return tags
  const spent = await spendQuota(tx, viewer, 'edits')
  if (spent && !spent.ok) return spent
  await writeMove(tx, viewer, { thread, from, to: path, summary, tags: tags.value })
  return ok({ from: pathOf(from), thread, tags: [...thread.tags, ...tags.value] })
}

type Move = { thread: ThreadPost; from: PagePath; to: PagePath; summary: string; tags: TagRef[] }

async function writeMove(tx: Transaction, viewer: Viewer, { thread, from, to, summary, tags }: Move) {
  const { id } = thread
  await tx
    .delete(pageRedirects)
    .where(and(eq(pageRedirects.vendor, to.vendor), eq(pageRedirects.slug, to.slug)))
  const [page] = await tx.update(pages).set(to).where(eq(pages.postId, id)).returning({ topic: pages.topic })
  const topic = page?.topic ?? ''
  await tx.insert(pageRedirects).values({ ...from, pageId: id, movedBy: viewer.id })
  const said = `Moved from ${pathOf(from)} to ${pathOf(to)}${summary ? `: ${summary}` : ''}`.slice(0, 255)
  const names = tags.map(({ name }) => name)
  const number = await appendRename(tx, viewer.id, { id, summary: said, tags: names })
  const { added, removed } = await replacePostTags(tx, id, thread.tags, tags)
  const shelves = shelvesOf({ ...from, topic }, { ...to, topic })
  const data = { number, from: pathOf(from), to: pathOf(to), summary, shelves }
  await record(tx, {
    ...{ actorId: viewer.id, verb: 'moved-page', postId: id, rootId: id },
    ...{ subjectId: thread.authorId, data },
  })
  if (thread.visible) await countTags(tx, added, removed)
}

/** A revision with the text as it is: the history shows the move, the text stays the newest revision's. */
async function appendRename(
  tx: Transaction,
  authorId: string,
  { id, summary, tags }: { id: number; summary: string; tags: string[] },
): Promise<number> {
  const [row] = await tx
    .update(posts)
    .set({ revisionCount: sql`${posts.revisionCount} + 1` })
    .where(eq(posts.id, id))
    .returning({ number: posts.revisionCount })
  if (!row) throw new Error(`Page ${id} vanished while locked`)
  await tx.execute(sql`
    insert into revision (post_id, number, base_number, title, lead, body_markdown, tags, details, author_id, summary, kind)
    select post_id, ${row.number}, number, title, lead, body_markdown, ${sql.param(tags)}::text[], details,
      ${authorId}, ${summary}, 'rename'
    from revision where post_id = ${id} and number = ${row.number - 1}`)
  return row.number
}

async function currentPath(tx: Transaction, id: number): Promise<PagePath | null> {
  const [page] = await tx
    .select({ vendor: pages.vendor, slug: pages.slug })
    .from(pages)
    .where(eq(pages.postId, id))
  return page ?? null
}
