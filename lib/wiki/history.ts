import 'server-only'
import { and, desc, eq, isNotNull, lt } from 'drizzle-orm'
import { LRUCache } from 'lru-cache'
import { db } from '@/db/client'
import { pages, posts, revisions, users } from '@/db/schema'
import { mutedFor } from '@/lib/follows/muted'
import { showEmbeds } from '@/lib/inclusions/show'
import { authorColumns } from '@/lib/posts/authors'
import { compose } from '@/lib/posts/compose'
import { wasShown } from '@/lib/protection/shown'
import { openSummary, type Reader, readRevision, readRevisions } from '@/lib/revisions/reader'
import { tagNamesOf } from '@/lib/tags/carried'
import { getRevisionText } from './revisions'

const PER_PAGE = 50

/** Two revisions of a page, to be compared; null unless both exist, 'hidden' when this reader may not see one. */
export async function getRevisionPair(postId: number, from: number, to: number, reader: Reader = null) {
  const there = await readRevisions(db, postId, { numbers: [...new Set([from, to])] }, reader)
  if (there.length < (from === to ? 1 : 2)) return null
  const older = await getRevisionText(db, postId, from, reader)
  const newer = from === to ? older : await getRevisionText(db, postId, to, reader)
  return older && newer ? { older, newer } : 'hidden'
}

/** An older revision as the page looked, rendered anew and kept for a while; 'hidden' when this reader may not see it. */
export async function getOldRevision(postId: number, number: number, reader: Reader = null) {
  const line = await readRevision(db, postId, number, reader)
  if (!line) return null
  const revision = await getRevisionText(db, postId, number, reader)
  if (!revision) return 'hidden'
  const key = `${postId}:${number}`
  const html = rendered.get(key) ?? (await compose(postId, revision.page.body)).rendered.html
  rendered.set(key, html)
  return {
    ...revision,
    hidden: line.hidden,
    html: await showEmbeds(html, {
      postKey: `p${postId}-`,
      page: { id: postId, path: 'this page' },
      cached: false,
    }),
  }
}

const rendered = new LRUCache<string, string>({
  max: 100,
  maxSize: 10_000_000,
  sizeCalculation: (html) => html.length + 1,
})

type ChangesFilter = { vendor?: string; before?: number; hideMinor?: boolean }

/** Edits of all visible pages or of one vendor's that readers got to see, the newest first, without what the viewer muted. */
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
      summary: openSummary,
      at: revisions.createdAt,
      byline: revisions.byline,
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
        wasShown(revisions.postId, revisions.number),
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
