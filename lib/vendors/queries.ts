import 'server-only'
import { and, asc, eq, ne, or, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { pages, posts, tags, vendors } from '@/db/schema'
import { stillHolds } from '@/lib/obsolescence/queries'
import type { Author } from '@/lib/posts/authors'
import { tagNamesOf } from '@/lib/tags/carried'
import { parsePath, pathOf } from '@/lib/wiki/paths'

/** Contributions that count: the newest edits and the newest questions of a vendor. */
const RECENT = 1_000

/** Vendors with a hub of their own. What a vendor has is counted by its tag. */
export async function listVendorCards() {
  return db
    .select(cardColumns)
    .from(vendors)
    .innerJoin(tags, eq(tags.name, vendors.slug))
    .where(ne(vendors.slug, 'general'))
    .orderBy(asc(vendors.position))
}

export async function getVendorCard(slug: string) {
  const [row] = await db
    .select(cardColumns)
    .from(vendors)
    .innerJoin(tags, eq(tags.name, vendors.slug))
    .where(eq(vendors.slug, slug))
  return row ?? null
}

const cardColumns = {
  slug: vendors.slug,
  name: vendors.name,
  summary: vendors.summary,
  tagId: tags.id,
  notes: tags.pageCount,
  questions: tags.questionCount,
  followers: tags.followerCount,
}

type Contributor = Author & { edits: number; answers: number }

/** Who lately edited a vendor's notes and answered its questions, the busiest first. */
export async function listContributors({ slug, tagId }: { slug: string; tagId: number }, limit = 10) {
  return db.execute<Contributor>(sql`
    select u.handle, u.reputation, u.role, u.kind,
      count(*) filter (where c.what = 'edit')::int as edits, count(*) filter (where c.what = 'answer')::int as answers
    from (
      (select r.author_id, 'edit' as what from page w join post p on p.id = w.post_id and p.visible
        join revision r on r.post_id = w.post_id where w.vendor = ${slug} order by r.id desc limit ${RECENT})
      union all
      select a.author_id, 'answer' from (select post_id from post_tag where tag_id = ${tagId}
          order by post_id desc limit ${RECENT}) t
        join post a on a.root_id = t.post_id and a.kind = 'answer' and a.visible
    ) c join users u on u.id = c.author_id
    group by u.id order by count(*) desc, u.id limit ${limit}`)
}

/** Those of some pages that exist, in the order asked. */
export async function listPagesAt(paths: string[]) {
  const wanted = paths.flatMap((path) => parsePath(path) ?? [])
  const rows = await db
    .select({
      root: { id: pages.postId, tags: tagNamesOf(pages.postId) },
      ...{ vendor: pages.vendor, slug: pages.slug, title: pages.title, lead: pages.lead },
    })
    .from(pages)
    .innerJoin(posts, and(eq(posts.id, pages.postId), eq(posts.visible, true)))
    .where(
      and(
        or(...wanted.map(({ vendor, slug }) => and(eq(pages.vendor, vendor), eq(pages.slug, slug)))),
        stillHolds(pages.postId),
      ),
    )
  return wanted.flatMap((path) => rows.filter((row) => pathOf(row) === pathOf(path)))
}
