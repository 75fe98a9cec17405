import 'server-only'
import { and, desc, eq, notExists, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { db } from '@/db/client'
import { accountDeletions, pages, posts, questions, tagSynonyms, tags, users } from '@/db/schema'
import { routes } from '@/lib/routes'
import { foldHandle } from '@/lib/users/handle'

/** Longer texts are no name of a tag or a person. */
const NAME_MAX = 60

/** Tags whose name or synonym holds the text, the exact and the most used first. */
export async function findTags(text: string, limit: number) {
  const name = text.toLowerCase().trim().replace(/\s+/g, '-')
  if (name === '' || name.length > NAME_MAX) return []
  const pattern = `%${escapeLike(name)}%`
  const synonym = db
    .select({ one: sql`1` })
    .from(tagSynonyms)
    .where(and(eq(tagSynonyms.tagId, tags.id), sql`${tagSynonyms.name} like ${pattern}`))
  return db
    .select({
      name: tags.name,
      kind: tags.kind,
      vendor: tags.vendor,
      description: tags.description,
      questions: tags.questionCount,
      pages: tags.pageCount,
    })
    .from(tags)
    .where(or(sql`${tags.name} like ${pattern}`, sql`exists ${synonym}`))
    .orderBy(desc(sql`${tags.name} = ${name}`), desc(tags.questionCount), tags.name)
    .limit(limit)
}

/** People whose name begins like the text, in every spelling that counts as the same. */
export async function findPeople(text: string, limit: number) {
  const key =
    text.length > NAME_MAX || /\s/.test(text.trim()) ? '' : foldHandle(text.trim().replace(/^@/, ''))
  if (key.length < 2) return []
  const gone = db.select({ one: sql`1` }).from(accountDeletions).where(eq(accountDeletions.userId, users.id))
  return db
    .select({ handle: users.handle, reputation: users.reputation })
    .from(users)
    .where(and(sql`${users.handleKey} like ${`${escapeLike(key)}%`}`, notExists(gone)))
    .orderBy(desc(sql`${users.handleKey} = ${key}`), desc(users.reputation))
    .limit(limit)
}

/** Titles that hold something like the text, for when few documents do: "blak screan". */
export async function findSimilarTitles(text: string, limit: number) {
  const words = text.slice(0, 100)
  if (words.trim().length < 4) return []
  const root = alias(posts, 'root')
  const [asked, written] = await Promise.all([
    db
      .select({
        id: questions.postId,
        slug: questions.slug,
        title: questions.title,
        likeness: likeness(questions.title, words),
      })
      .from(questions)
      .innerJoin(root, and(eq(root.id, questions.postId), eq(root.visible, true)))
      .where(sql`${words} <% ${questions.title}`)
      .orderBy(desc(likeness(questions.title, words)))
      .limit(limit),
    db
      .select({
        vendor: pages.vendor,
        slug: pages.slug,
        title: pages.title,
        likeness: likeness(pages.title, words),
      })
      .from(pages)
      .innerJoin(root, and(eq(root.id, pages.postId), eq(root.visible, true)))
      .where(sql`${words} <% ${pages.title}`)
      .orderBy(desc(likeness(pages.title, words)))
      .limit(limit),
  ])
  return [
    ...asked.map(({ id, slug, ...one }) => ({ ...one, href: routes.question(id, slug) })),
    ...written.map(({ vendor, slug, ...one }) => ({ ...one, href: routes.page(`${vendor}/${slug}`) })),
  ]
    .sort((one, other) => other.likeness - one.likeness)
    .slice(0, limit)
}

function likeness(title: typeof questions.title | typeof pages.title, words: string) {
  return sql<number>`word_similarity(${words}, ${title})`
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
