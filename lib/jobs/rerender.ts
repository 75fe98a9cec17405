import 'server-only'
import { eq, sql } from 'drizzle-orm'
import { db, transaction } from '@/db/client'
import { posts } from '@/db/schema'
import { expire, tags } from '@/lib/cache'
import { RENDER_VERSION } from '@/lib/markdown/types'
import { compose } from '@/lib/posts/compose'
import { lockPost, replaceReferences } from '@/lib/posts/write'

const AT_ONCE = 50
/** How much of the table one statement looks through. */
const STRIDE = 20_000

/**
 * Renders anew what was stored by an older renderer. Pages show the new form meanwhile, rendered on each read: this
 * makes it lasting. Stops and goes on anywhere.
 */
export async function rerenderAll(): Promise<number> {
  const [row] = await db.execute<{ last: number | null }>(sql`select max(id) as last from post`)
  const last = row?.last ?? 0
  let done = 0
  for (let from = 0; from <= last; from += STRIDE) {
    let old = await listOld(from)
    while (old.length > 0) {
      for (const post of old) await rerender(post)
      done += old.length
      old = await listOld(from)
    }
  }
  if (done > 0) expire(tags.signatures)
  return done
}

type OldPost = { id: number; rootId: number; markdown: string; path: string | null }

async function listOld(from: number): Promise<OldPost[]> {
  const rows = await db.execute<{ id: number; root_id: number; body: string; path: string | null }>(sql`
    select p.id, p.root_id, p.body_markdown as body, w.vendor || '/' || w.slug as path
    from post p left join page w on w.post_id = p.root_id
    where p.id >= ${from} and p.id < ${from + STRIDE} and p.render_version < ${RENDER_VERSION}
    order by p.id limit ${AT_ONCE}`)
  return rows.map(({ root_id, body, ...post }) => ({ ...post, rootId: root_id, markdown: body }))
}

/** What was edited meanwhile has been rendered by that edit. */
async function rerender({ id, rootId, markdown, path }: OldPost): Promise<void> {
  const composed = await compose(id, markdown)
  const { rendered } = composed
  await transaction(async (tx) => {
    const post = await lockPost(tx, id)
    if (post?.bodyMarkdown !== markdown) return
    await tx
      .update(posts)
      .set({ bodyHtml: rendered.html, renderVersion: rendered.version, excerpt: rendered.excerpt })
      .where(eq(posts.id, id))
    await replaceReferences(tx, id, composed)
  })
  expire(path === null ? tags.question(rootId) : tags.page(path))
}
