import 'server-only'
import { and, desc, eq, notExists, or, type SQLWrapper, sql } from 'drizzle-orm'
import { db, type Transaction, transaction } from '@/db/client'
import { codeOf } from '@/db/failure'
import { accountDeletions, pages, posts, questions, tagSynonyms, tags, users } from '@/db/schema'
import { mutedFor } from '@/lib/follows/muted'
import { stillHolds } from '@/lib/obsolescence/queries'
import { routes } from '@/lib/routes'
import { tagRowColumns } from '@/lib/tags/pages'
import { foldHandle } from '@/lib/users/handle'

type Viewer = { id: string } | null

/** Longer texts are no name of a tag or a person. */
const NAME_MAX = 60
/** Half of the letter triples: two slips in three words. */
const ALIKE = '0.5'
/** Titles that are looked at; more only when nearly every title is alike. */
const LOOKED_AT = 60
/** A help beside the results, not worth waiting for on a busy machine. */
const TIME_LIMIT_MS = 150

/** Tags whose name or synonym holds the text, the exact and the most used first. */
export async function findTags(text: string, limit: number) {
  const name = text.toLowerCase().trim().replace(/\s+/g, '-')
  if (name === '' || name.length > NAME_MAX) return []
  return tagsNamed.execute({ name, pattern: `%${escapeLike(name)}%`, limit })
}

const pattern = sql.placeholder('pattern')
const tagsNamed = db
  .select(tagRowColumns)
  .from(tags)
  .where(
    or(
      sql`${tags.name} like ${pattern}`,
      sql`exists (select 1 from ${tagSynonyms} where ${tagSynonyms.tagId} = ${tags.id} and ${tagSynonyms.name} like ${pattern})`,
    ),
  )
  .orderBy(desc(sql`${tags.name} = ${sql.placeholder('name')}`), desc(tags.questionCount), tags.name)
  .limit(sql.placeholder('limit'))
  .prepare('tags of a name')

/** People whose name begins like the text, in every spelling that counts as the same. */
export async function findPeople(text: string, limit: number) {
  const key =
    text.length > NAME_MAX || /\s/.test(text.trim()) ? '' : foldHandle(text.trim().replace(/^@/, ''))
  if (key.length < 2) return []
  return peopleNamed.execute({ key, pattern: `${escapeLike(key)}%`, limit })
}

const peopleNamed = db
  .select({ handle: users.handle, reputation: users.reputation })
  .from(users)
  .where(
    and(
      sql`${users.handleKey} like ${pattern}`,
      notExists(
        db.select({ one: sql`1` }).from(accountDeletions).where(eq(accountDeletions.userId, users.id)),
      ),
    ),
  )
  .orderBy(desc(sql`${users.handleKey} = ${sql.placeholder('key')}`), desc(users.reputation))
  .limit(sql.placeholder('limit'))
  .prepare('people of a name')

/** Titles that hold something like the text, for when few documents do: "blak screan". Nothing that the viewer muted. */
export async function findSimilarTitles(text: string, limit: number, viewer: Viewer) {
  const words = text.slice(0, 100)
  if (words.trim().length < 4) return []
  try {
    const found = await transaction(
      async (tx) => {
        await tx.execute(sql`select set_config('pg_trgm.word_similarity_threshold', ${ALIKE}, true),
          set_config('statement_timeout', ${String(TIME_LIMIT_MS)}, true)`)
        return [
          ...(await findAsked(tx, words, limit, viewer)),
          ...(await findWritten(tx, words, limit, viewer)),
        ]
      },
      { retries: 0 },
    )
    return found.sort((one, other) => other.likeness - one.likeness).slice(0, limit)
  } catch (error) {
    if (codeOf(error) === '57014') return []
    throw error
  }
}

async function findAsked(tx: Transaction, words: string, limit: number, viewer: Viewer) {
  const near = tx
    .select({ postId: questions.postId, slug: questions.slug, title: questions.title })
    .from(questions)
    .where(sql`${words} <% ${questions.title}`)
    .limit(LOOKED_AT)
    .as('near')
  const rows = await tx
    .select({ id: near.postId, slug: near.slug, title: near.title, likeness: likeness(near.title, words) })
    .from(near)
    .innerJoin(posts, and(eq(posts.id, near.postId), eq(posts.visible, true)))
    .where(mutedFor(viewer))
    .orderBy(desc(likeness(near.title, words)))
    .limit(limit)
  return rows.map(({ id, slug, ...row }) => ({ ...row, href: routes.question(id, slug) }))
}

async function findWritten(tx: Transaction, words: string, limit: number, viewer: Viewer) {
  const near = tx
    .select({ postId: pages.postId, vendor: pages.vendor, slug: pages.slug, title: pages.title })
    .from(pages)
    .where(and(sql`${words} <% ${pages.title}`, stillHolds(pages.postId)))
    .limit(LOOKED_AT)
    .as('near')
  const rows = await tx
    .select({
      vendor: near.vendor,
      slug: near.slug,
      title: near.title,
      likeness: likeness(near.title, words),
    })
    .from(near)
    .innerJoin(posts, and(eq(posts.id, near.postId), eq(posts.visible, true)))
    .where(mutedFor(viewer))
    .orderBy(desc(likeness(near.title, words)))
    .limit(limit)
  return rows.map(({ vendor, slug, ...row }) => ({ ...row, href: routes.page(`${vendor}/${slug}`) }))
}

function likeness(title: SQLWrapper, words: string) {
  return sql<number>`word_similarity(${words}, ${title})`
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
