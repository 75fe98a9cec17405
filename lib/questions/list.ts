import 'server-only'
import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { db } from '@/db/client'
import { anyOf, idList } from '@/db/prepared'
import { closures, posts, postTags, questions, tags, users } from '@/db/schema'
import { listChipsOf } from '@/lib/environments/blocks'
import { mutedFor } from '@/lib/follows/muted'
import { authorColumns } from '@/lib/posts/authors'
import { fitsMachine } from '@/lib/rigs/condition'
import { getMachine } from '@/lib/rigs/match'
import { resolveTags } from '@/lib/tags/queries'
import { formatCursor } from './cursor'
import type { ListFilter, QuestionSort } from './list-input'

export const LIST_PAGE = 20

/** One line of a list. */
export type QuestionSummary = Awaited<ReturnType<typeof selectRows>>[number]
export type QuestionPage = { questions: QuestionSummary[]; next: string | null; unknownTags: string[] }

/** A page of visible questions without what the viewer muted: a few queries whatever its length, by keyset. */
export async function listQuestions(
  { sort, all, none, mine, after }: ListFilter,
  limit = LIST_PAGE,
  viewer: { id: string } | null = null,
): Promise<QuestionPage> {
  const [{ ids, unknown }, rig] = await Promise.all([resolveFilter(all, none), fitting(mine, viewer)])
  if (!ids || rig === null) return { questions: [], next: null, unknownTags: unknown }
  const filter = { ...ids, rig, after, muted: mutedFor(viewer) }
  const near = await findNear(sort, filter, limit + 1)
  const where = near
    ? [inArray(posts.id, near)]
    : [...setConditions(filter), ...(after ? [beyond(sort, after)] : []), filter.muted]
  const rows = await selectRows(sort, where, limit + 1)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const next = rows.length > limit && last ? formatCursor(sort, { id: last.id, value: last.order }) : null
  return { questions: shown, next, unknownTags: unknown }
}

/** Questions by their ids, in that order; what is not visible is left out. */
export async function listQuestionsByIds(ids: number[]): Promise<QuestionSummary[]> {
  if (ids.length === 0) return []
  const rows = await selectRows('newest', [inArray(posts.id, ids)], ids.length)
  return ids.flatMap((id) => rows.filter((row) => row.id === id))
}

/** What a question must be to stand on somebody's list, on whichever page of it; null when no question can be. */
export async function listConditions(
  { sort, all, none, mine }: ListFilter,
  viewer: { id: string } | null,
): Promise<SQL[] | null> {
  const [{ ids }, rig] = await Promise.all([resolveFilter(all, none), fitting(mine, viewer)])
  return ids && rig !== null ? [...sortConditions(sort), ...setConditions({ ...ids, rig })] : null
}

/** That a question fits "my environment"; undefined when that is not asked for, null when none is chosen. */
async function fitting(mine: boolean | undefined, viewer: { id: string } | null) {
  if (!mine) return undefined
  const machine = await getMachine(viewer)
  return machine && fitsMachine(sql`${posts.id}`, machine)
}

/** The ids of a filter's tags; null when one that questions must carry is not there. */
async function resolveFilter(all: string[], none: string[]) {
  const { known, unknown } = await resolveTags(db, [...all, ...none])
  const idsOf = (names: string[]) => known.filter(({ name }) => names.includes(name)).map(({ id }) => id)
  const ids = unknown.some((name) => all.includes(name)) ? null : { all: idsOf(all), none: idsOf(none) }
  return { ids, unknown }
}

const actor = alias(users, 'actor')
const microseconds = sql<number>`(extract(epoch from ${questions.lastActivityAt}) * 1000000)::bigint`

const orders: Record<QuestionSort, { by: SQL[]; value: SQL<number> }> = {
  newest: { by: [desc(posts.id)], value: sql<number>`0` },
  unanswered: { by: [desc(questions.postId)], value: sql<number>`0` },
  active: { by: [desc(questions.lastActivityAt), desc(questions.postId)], value: microseconds },
  votes: { by: [desc(posts.score), desc(posts.id)], value: sql<number>`${posts.score}` },
}

type SetFilter = { all: number[]; none: number[]; rig: SQL | undefined }
type NearFilter = SetFilter & { after: ListFilter['after']; muted: SQL | undefined }

/** How many of the first questions of an order are looked through for some tags. */
const LOOKED_THROUGH = 1_000

/**
 * Postgres takes tags for independent of each other: asked for two that go together, it would sort all that carry
 * them. So the first questions of the order are looked through one by one; null when too few of them match, which
 * shows that sorting those that do costs little.
 */
async function findNear(sort: QuestionSort, { all, none, rig, after, muted }: NearFilter, limit: number) {
  if (rig || all.length + none.length === 0 || (sort !== 'votes' && sort !== 'active')) return null
  const wanted = [
    ...all.map((id) => sql`${tagOfFirst(id)} is not null`),
    ...none.map((id) => sql`${tagOfFirst(id)} is null`),
  ]
  const rows = await db.execute<{ id: number }>(sql`
    select near.id from (
      select ${posts.id} as id from ${posts} join ${questions} on ${questions.postId} = ${posts.id}
      where ${and(sql`${posts.kind} = 'question' and ${posts.visible}`, after ? beyond(sort, after) : undefined, muted)}
      order by ${sql.join(orders[sort].by, sql`, `)} limit ${LOOKED_THROUGH}) near
    where ${sql.join(wanted, sql` and `)} limit ${limit}`)
  return rows.length === limit ? rows.map(({ id }) => id) : null
}

// A subquery with a limit stays a look-up for each row; as a join, all of a tag would be read.
function tagOfFirst(tagId: number): SQL {
  return sql`(select 1 from ${postTags} where ${postTags.postId} = near.id and ${postTags.tagId} = ${tagId} limit 1)`
}

const columns = {
  id: posts.id,
  title: questions.title,
  slug: questions.slug,
  excerpt: posts.excerpt,
  score: posts.score,
  answers: questions.answerCount,
  accepted: sql<boolean>`${questions.acceptedCount} > 0`,
  views: questions.viewCount,
  askedAt: posts.createdAt,
  lastActivityAt: questions.lastActivityAt,
  lastActor: actor.handle,
  closed: closures.reason,
  author: authorColumns,
}

async function selectRows(sort: QuestionSort, where: (SQL | undefined)[], limit: number) {
  const rows = await db
    .select({ ...columns, order: orders[sort].value })
    .from(posts)
    .innerJoin(questions, eq(questions.postId, posts.id))
    .innerJoin(users, eq(users.id, posts.authorId))
    .leftJoin(actor, eq(actor.id, questions.lastActivityBy))
    .leftJoin(closures, eq(closures.questionId, posts.id))
    .where(and(...sortConditions(sort), ...where))
    .orderBy(...orders[sort].by)
    .limit(limit)
  const ids = rows.map(({ id }) => id)
  const [tagsOf, chipsOf] = await Promise.all([listTagsOf(ids), listChipsOf(ids)])
  return rows.map((row) => ({
    ...row,
    order: Number(row.order),
    tags: tagsOf.get(row.id) ?? [],
    chips: chipsOf.get(row.id) ?? [],
  }))
}

/** Tags of several posts in one query, vendors first. */
export async function listTagsOf(postIds: number[]) {
  const found = new Map<number, { name: string; kind: string; vendor: string | null }[]>()
  if (postIds.length === 0) return found
  const rows = await tagsByPost.execute({ ids: idList(postIds) })
  for (const { postId, ...tag } of rows) found.set(postId, [...(found.get(postId) ?? []), tag])
  return found
}

const tagsByPost = db
  .select({ postId: postTags.postId, name: tags.name, kind: tags.kind, vendor: tags.vendor })
  .from(postTags)
  .innerJoin(tags, eq(tags.id, postTags.tagId))
  .where(sql`${postTags.postId} = ${anyOf('ids')}`)
  .orderBy(sql`${tags.kind} <> 'vendor'`, asc(tags.id))
  .prepare('tags of posts')

function sortConditions(sort: QuestionSort): SQL[] {
  const unanswered = sql`${questions.acceptedCount} = 0 and ${questions.bestAnswerScore} <= 0`
  return [
    sql`${posts.kind} = 'question' and ${posts.visible}`,
    ...(sort === 'unanswered' ? [unanswered] : []),
  ]
}

function setConditions({ all, none, rig }: SetFilter): SQL[] {
  return [
    ...all.map((id) => carries(id)),
    ...none.map((id) => sql`not ${carries(id)}`),
    ...(rig ? [rig] : []),
  ]
}

function carries(tagId: number): SQL {
  return sql`exists (select 1 from ${postTags} where ${postTags.postId} = ${posts.id} and ${postTags.tagId} = ${tagId})`
}

function beyond(sort: QuestionSort, { id, value }: { id: number; value: number }): SQL {
  if (sort === 'votes') return sql`(${posts.score}, ${posts.id}) < (${value}, ${id})`
  const moment = sql`timestamptz 'epoch' + ${value}::bigint * interval '1 microsecond'`
  if (sort === 'active') return sql`(${questions.lastActivityAt}, ${questions.postId}) < (${moment}, ${id})`
  return sql`${posts.id} < ${id}`
}
