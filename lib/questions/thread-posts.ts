import 'server-only'
import { eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { anyOf, idList } from '@/db/prepared'
import { posts, users } from '@/db/schema'
import { HALF_LIFE_DAYS, type Ranked } from '@/lib/answers/ranking'
import { type InclusionBudget, newBudget, showEmbeds } from '@/lib/inclusions/show'
import { RENDER_VERSION } from '@/lib/markdown/types'
import { authorColumns } from '@/lib/posts/authors'
import { compose } from '@/lib/posts/compose'

export type AnswerKey = Ranked & { acceptedAt: Date | null }
export type CommentKey = {
  id: number
  parentId: number
  removed: boolean
  removal: 'deleted' | 'hidden' | null
}
export type PostText = Awaited<ReturnType<typeof listTexts>> extends Map<number, infer T> ? T : never

/** What the order of a question's visible answers is decided by: votes weighted by age, see lib/answers/ranking.ts. */
export async function listAnswerKeys(questionId: number): Promise<AnswerKey[]> {
  const weight = sql`power(0.5, extract(epoch from now() - v.cast_at) / 86400 / ${HALF_LIFE_DAYS}::int)`
  const rows = await db.execute<{
    id: number
    at: string
    up: number
    down: number
    accepted_at: string | null
  }>(sql`
    select p.id, p.created_at as at, c.accepted_at,
      coalesce(sum(${weight}) filter (where v.value = 1), 0)::float8 as up,
      coalesce(sum(${weight}) filter (where v.value = -1), 0)::float8 as down
    from post p left join vote v on v.post_id = p.id left join acceptance c on c.answer_id = p.id
    where p.root_id = ${questionId} and p.kind = 'answer' and p.visible
    group by p.id, c.answer_id`)
  return rows.map(({ accepted_at, at, ...row }) => ({
    ...row,
    at: new Date(at),
    acceptedAt: accepted_at === null ? null : new Date(accepted_at),
  }))
}

/** All comments of a thread without their texts, so that its tree can be built before anything is read. */
export async function listCommentKeys(rootId: number): Promise<CommentKey[]> {
  const rows = await db.execute<{ id: number; parent_id: number; visible: boolean; deleted: boolean }>(sql`
    select p.id, p.parent_id, p.visible, d.post_id is not null as deleted
    from post p left join deletion d on d.post_id = p.id
    where p.root_id = ${rootId} and p.kind = 'comment'`)
  return rows.map(({ id, parent_id, visible, deleted }) => ({
    id,
    parentId: parent_id,
    removed: !visible,
    removal: visible ? null : deleted ? 'deleted' : 'hidden',
  }))
}

/** Posts by id with their authors, as a thread shows them. */
export async function listTexts(ids: number[]) {
  const rows = await textsById.execute({ ids: idList(ids) })
  const budget = newBudget()
  const texts = await Promise.all(rows.map((row) => toText(row, budget)))
  return new Map(texts.map((text) => [text.id, text]))
}

const textsById = db
  .select({
    id: posts.id,
    kind: posts.kind,
    parentId: sql<number>`coalesce(${posts.parentId}, 0)`,
    html: posts.bodyHtml,
    excerpt: posts.excerpt,
    /** Only where the stored HTML is of an older renderer. */
    markdown: sql<
      string | null
    >`case when ${posts.renderVersion} < ${RENDER_VERSION} then ${posts.bodyMarkdown} end`,
    score: posts.score,
    revisions: posts.revisionCount,
    createdAt: posts.createdAt,
    editedAt: posts.editedAt,
    author: authorColumns,
  })
  .from(posts)
  .innerJoin(users, eq(users.id, posts.authorId))
  .where(sql`${posts.id} = ${anyOf('ids')}`)
  .prepare('texts of posts')

type Row = { id: number; kind: string; html: string; markdown: string | null }

/** Questions and answers show what they include; comments lead there, they are short. */
async function toText<T extends Row>(row: T, budget: InclusionBudget) {
  const { markdown, kind, ...rest } = row
  const html = markdown === null ? row.html : (await compose(row.id, markdown)).rendered.html
  if (kind === 'comment') return { ...rest, html }
  return { ...rest, html: await showEmbeds(html, { postKey: `p${row.id}-`, page: null, budget }) }
}
