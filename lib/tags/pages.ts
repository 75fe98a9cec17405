import 'server-only'
import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { db } from '@/db/client'
import { events, pages, posts, postTags, tagSynonyms, tags, users } from '@/db/schema'
import { stillHolds } from '@/lib/obsolescence/queries'
import { authorColumns } from '@/lib/posts/authors'
import { tagNamesOf } from './carried'

export type TagView = NonNullable<Awaited<ReturnType<typeof getTag>>>

/** All that the index of tags shows at once; beyond it there is the filter. */
const INDEX_MAX = 1_000
/** Top answerers are counted over the newest questions of a tag. */
const RECENT_QUESTIONS = 1_000

/** What a list of tags shows of each. */
export const tagRowColumns = {
  name: tags.name,
  kind: tags.kind,
  vendor: tags.vendor,
  description: tags.description,
  questions: tags.questionCount,
  pages: tags.pageCount,
}

/** Every tag, the most used first. */
export async function listTags(limit = INDEX_MAX) {
  return db
    .select(tagRowColumns)
    .from(tags)
    .orderBy(desc(sql`${tags.questionCount} + ${tags.pageCount}`), asc(tags.name))
    .limit(limit)
}

const parent = alias(tags, 'parent')

/** A tag by its main name, with its synonyms and neighbours. */
export async function getTag(name: string) {
  const [tag] = await db
    .select({ ...tagRowColumns, id: tags.id, followers: tags.followerCount, parent: parent.name })
    .from(tags)
    .leftJoin(parent, eq(parent.id, tags.parentId))
    .where(eq(tags.name, name))
  if (!tag) return null
  const [synonyms, children] = await Promise.all([
    db
      .select({ name: tagSynonyms.name })
      .from(tagSynonyms)
      .where(eq(tagSynonyms.tagId, tag.id))
      .orderBy(asc(tagSynonyms.name)),
    db
      .select({ name: tags.name, kind: tags.kind, vendor: tags.vendor })
      .from(tags)
      .where(eq(tags.parentId, tag.id))
      .orderBy(desc(tags.questionCount), asc(tags.name))
      .limit(40),
  ])
  return { ...tag, synonyms: synonyms.map((synonym) => synonym.name), children }
}

/** The tag a synonym stands for, or null. */
export async function getMainTag(synonym: string): Promise<string | null> {
  const [row] = await db
    .select({ name: tags.name })
    .from(tagSynonyms)
    .innerJoin(tags, eq(tags.id, tagSynonyms.tagId))
    .where(eq(tagSynonyms.name, synonym))
  return row?.name ?? null
}

/** Wiki pages that carry a tag, the newest edited first; without the one that tells of the tag itself. */
export async function listTagPages(tagId: number, limit = 12) {
  return db
    .select({
      root: { id: pages.postId, tags: tagNamesOf(pages.postId) },
      ...{ vendor: pages.vendor, slug: pages.slug, title: pages.title, lead: pages.lead },
    })
    .from(postTags)
    .innerJoin(posts, and(eq(posts.id, postTags.postId), eq(posts.visible, true)))
    .innerJoin(pages, eq(pages.postId, posts.id))
    .where(
      and(
        eq(postTags.tagId, tagId),
        stillHolds(posts.id),
        sql`not exists (select 1 from tag_page t where t.page_id = ${posts.id} and t.tag_id = ${tagId})`,
      ),
    )
    .orderBy(desc(sql`coalesce(${posts.editedAt}, ${posts.createdAt})`))
    .limit(limit)
}

/** Who answered best under a tag lately: by score, then by number of answers. */
export async function listTopAnswerers(tagId: number, limit = 8) {
  const rows = await db
    .select({
      author: authorColumns,
      answers: sql<number>`count(*)::int`,
      score: sql<number>`sum(${posts.score})::int`,
    })
    .from(posts)
    .innerJoin(users, eq(users.id, posts.authorId))
    .where(
      and(
        sql`${posts.rootId} in (select post_id from post_tag where tag_id = ${tagId}
          order by post_id desc limit ${RECENT_QUESTIONS})`,
        eq(posts.kind, 'answer'),
        eq(posts.visible, true),
      ),
    )
    .groupBy(users.id)
    .orderBy(desc(sql`sum(${posts.score})`), desc(sql`count(*)`))
    .limit(limit)
  return rows.map(({ author, ...numbers }) => ({ ...author, ...numbers }))
}

/** Who changed a tag's description, and when, the newest first. */
export async function listTagEdits(name: string, limit = 10) {
  const rows = await db
    .select({ id: events.id, at: events.at, data: events.data, author: authorColumns })
    .from(events)
    .innerJoin(users, eq(users.id, events.actorId))
    .where(and(eq(events.verb, 'edited-tag'), sql`${events.data}->>'name' = ${name}`))
    .orderBy(desc(events.id))
    .limit(limit)
  return rows.map(({ data, ...row }) => ({
    ...row,
    summary: typeof data.summary === 'string' ? data.summary : '',
  }))
}
