import 'server-only'
import { and, desc, eq, isNotNull, lt } from 'drizzle-orm'
import { LRUCache } from 'lru-cache'
import { db } from '@/db/client'
import { pages, posts, revisions, users } from '@/db/schema'
import { mutedFor } from '@/lib/follows/muted'
import { authorColumns } from '@/lib/posts/authors'
import { compose } from '@/lib/posts/compose'
import { tagNamesOf } from '@/lib/tags/carried'
import { getRevisionText } from './revisions'

const PER_PAGE = 50

/** Two revisions of a page, to be compared; null unless both exist. */
export async function getRevisionPair(postId: number, from: number, to: number) {
  const older = await getRevisionText(db, postId, from)
  const newer = from === to ? older : await getRevisionText(db, postId, to)
  return older && newer ? { older, newer } : null
}

/** An older revision as the page looked, rendered anew and kept for a while. */
export async function getOldRevision(postId: number, number: number) {
  const revision = await getRevisionText(db, postId, number)
  if (!revision) return null
  const key = `${postId}:${number}`
  const html = rendered.get(key) ?? (await compose(postId, revision.page.body)).rendered.html
  rendered.set(key, html)
  return { ...revision, html }
}

const rendered = new LRUCache<string, string>({
  max: 100,
  maxSize: 10_000_000,
  sizeCalculation: (html) => html.length + 1,
})

type ChangesFilter = { vendor?: string; before?: number; hideMinor?: boolean }

/** Edits of all visible pages or of one vendor's, the newest first, without what the viewer muted. */
export async function listChanges(
  { vendor, before, hideMinor }: ChangesFilter,
  perPage = PER_PAGE,
  viewer: { id: string } | null = null,
) {
  const rows = await db
    .select({
      id: revisions.id,
      number: revisions.number,
      kind: revisions.kind,
      minor: revisions.minor,
      summary: revisions.summary,
      at: revisions.createdAt,
      vendor: pages.vendor,
      slug: pages.slug,
      title: pages.title,
      root: { id: pages.postId, tags: tagNamesOf(pages.postId) },
      author: authorColumns,
    })
    .from(revisions)
    .innerJoin(pages, eq(pages.postId, revisions.postId))
    .innerJoin(posts, and(eq(posts.id, pages.postId), eq(posts.visible, true)))
    .innerJoin(users, eq(users.id, revisions.authorId))
    .where(
      and(
        // Revisions of pages alone carry details, and have an index of their own.
        isNotNull(revisions.details),
        vendor === undefined ? undefined : eq(pages.vendor, vendor),
        before === undefined ? undefined : lt(revisions.id, before),
        hideMinor ? eq(revisions.minor, false) : undefined,
        mutedFor(viewer, pages.postId),
      ),
    )
    .orderBy(desc(revisions.id))
    .limit(perPage + 1)
  const shown = rows.slice(0, perPage)
  return { changes: shown, older: rows.length > perPage ? shown.at(-1)?.id : undefined }
}
