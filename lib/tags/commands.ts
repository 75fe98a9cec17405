import 'server-only'
import { and, eq, inArray } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { postTags, tags } from '@/db/schema'
import { fail, ok, type Result } from '@/lib/result'
import type { Settings } from '@/lib/settings/definitions'
import { isModerator, type Viewer } from '@/lib/users/types'
import { listVendorTagNames, resolveTags, type TagRef } from './queries'

/**
 * The tags a question will carry: synonyms resolved, unknown ones created when the writer may. Refuses a set without a
 * vendor tag. Errors sit on the field `tags`.
 */
export async function settleTags(
  tx: Transaction,
  viewer: Viewer,
  names: string[],
  settings: Settings,
): Promise<Result<TagRef[]>> {
  const { known } = await resolveTags(tx, names)
  if (!known.some(({ kind }) => kind === 'vendor')) {
    const vendors = await listVendorTagNames(tx)
    return refused(`Add at least one vendor tag: ${vendors.join(', ')}.`)
  }
  return settlePageTags(tx, viewer, names, settings)
}

/** The same for a wiki page, which may belong to no vendor. */
export async function settlePageTags(
  tx: Transaction,
  viewer: Viewer,
  names: string[],
  settings: Settings,
): Promise<Result<TagRef[]>> {
  const { known, unknown } = await resolveTags(tx, names)
  if (unknown.length === 0) return ok(known)
  const needed = settings['reputation.newTag']
  if (viewer.reputation < needed && !isModerator(viewer))
    return refused(
      `There is no tag ${unknown.join(', ')} yet. New tags take ${needed} reputation; choose existing ones.`,
    )
  return ok([...known, ...(await createTags(tx, unknown))])
}

/** Makes `tagIds` the tags of a post and tells which were added and taken away. */
export async function replacePostTags(tx: Transaction, postId: number, before: TagRef[], after: TagRef[]) {
  const had = new Set(before.map(({ id }) => id))
  const has = new Set(after.map(({ id }) => id))
  const added = after.filter(({ id }) => !had.has(id))
  const removed = before.filter(({ id }) => !has.has(id))
  if (removed.length > 0) await deletePostTags(tx, postId, removed)
  if (added.length > 0) await tx.insert(postTags).values(added.map(({ id }) => ({ postId, tagId: id })))
  return { added, removed }
}

async function createTags(tx: Transaction, names: string[]): Promise<TagRef[]> {
  // Sorted, so that two posts creating the same tags never wait for each other in a circle.
  const values = [...names].sort().map((name) => ({ name }))
  await tx.insert(tags).values(values).onConflictDoNothing()
  return tx
    .select({ id: tags.id, name: tags.name, kind: tags.kind, vendor: tags.vendor })
    .from(tags)
    .where(inArray(tags.name, names))
}

async function deletePostTags(tx: Transaction, postId: number, removed: TagRef[]) {
  await tx.delete(postTags).where(
    and(
      eq(postTags.postId, postId),
      inArray(
        postTags.tagId,
        removed.map(({ id }) => id),
      ),
    ),
  )
}

function refused(message: string) {
  return fail('invalid', message, { fields: { tags: message } })
}
