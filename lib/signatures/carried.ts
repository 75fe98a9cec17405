import 'server-only'
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { postSignatures, posts, signatures } from '@/db/schema'
import { findSignatures } from './find'

/** A text may name a whole table of codes; nobody looks for it by all of them. */
const MOST = 200

/**
 * Writes which signatures a post shows, part of the write of its text or of its environment. One that both show counts for
 * the environment; it stays for the text when the environment goes. Ids that the table does not have are left out.
 */
export async function replaceSignatures(
  tx: Transaction,
  postId: number,
  ids: readonly string[],
  via: 'text' | 'environment',
): Promise<void> {
  const wanted = [...new Set(ids)].slice(0, MOST)
  const dropped = await tx
    .delete(postSignatures)
    .where(and(eq(postSignatures.postId, postId), eq(postSignatures.via, via)))
    .returning({ id: postSignatures.signatureId })
  await add(tx, postId, wanted, via)
  const shadowed = dropped.map(({ id }) => id).filter((id) => !wanted.includes(id))
  if (via === 'text' || shadowed.length === 0) return
  const [post] = await tx.select({ text: posts.bodyMarkdown }).from(posts).where(eq(posts.id, postId))
  const inText = new Set(findSignatures(post?.text ?? '').map(({ id }) => id))
  await add(
    tx,
    postId,
    shadowed.filter((id) => inText.has(id)),
    'text',
  )
}

async function add(
  tx: Transaction,
  postId: number,
  ids: string[],
  via: 'text' | 'environment',
): Promise<void> {
  if (ids.length === 0) return
  const known = await tx.select({ id: signatures.id }).from(signatures).where(inArray(signatures.id, ids))
  if (known.length === 0) return
  await tx
    .insert(postSignatures)
    .values(known.map(({ id }) => ({ postId, signatureId: id, via })))
    .onConflictDoUpdate({
      target: [postSignatures.postId, postSignatures.signatureId],
      set: {
        via: sql`case when excluded.via = 'environment' then excluded.via else ${postSignatures.via} end`,
      },
    })
}
