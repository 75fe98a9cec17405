import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { db } from '@/db/client'
import { closures, deletions, locks, posts, questions } from '@/db/schema'
import { type AnswerSort, rankAnswers } from '@/lib/answers/ranking'
import { groupComments } from '@/lib/comments/tree'
import { listEnvironmentViews } from '@/lib/environments/blocks'
import type { EnvironmentView } from '@/lib/environments/view'
import { listIssuesForQuestion } from '@/lib/issues/queries'
import type { IssueLine } from '@/lib/issues/types'
import { evidenceOf } from '@/lib/reports/queries'
import type { Evidence } from '@/lib/reports/types'
import { oncePerPage } from '@/lib/serving/once'
import { listTagsOf } from './list'
import { listRelatedQuestions, type SimilarQuestion } from './similar'
import {
  type AnswerKey,
  type CommentKey,
  listAnswerKeys,
  listCommentKeys,
  listTexts,
  type PostText,
} from './thread-posts'

/** Answers on one page of a question; more are reached by `?page=2`. */
export const ANSWERS_PAGE = 30

type Head = NonNullable<Awaited<ReturnType<typeof getQuestionHead>>>

/** A public question with one page of its answers, all comments and what belongs beside it. */
export type QuestionThread = Head & {
  tags: TagView[]
  question: PostText
  comments: ThreadComment[]
  answers: ThreadAnswer[]
  /** The machines that the question and its answers speak of, by post id. */
  machines: Map<number, EnvironmentView>
  /** How many pages the answers fill. */
  pages: number
  related: SimilarQuestion[]
  /** Reports, marks and versions of the answers shown. */
  evidence: Map<number, Evidence>
  /** Known issues with an error, a device or a driver of it. */
  issues: IssueLine[]
}
/** A removed comment keeps its place, not its text or author. */
export type ThreadComment = Omit<PostText, 'author'> & {
  author: PostText['author'] | null
  removed: 'deleted' | 'hidden' | null
}
export type ThreadAnswer = PostText & { acceptedAt: Date | null; comments: ThreadComment[] }
type TagView = { name: string; kind: string; vendor: string | null }

const target = alias(questions, 'target')

/** The question itself, whatever its state: a page asks `visible` before it shows anything. */
export const getQuestionHead = oncePerPage(async (id: number) => {
  const [row] = await headById.execute({ id })
  return row ?? null
})

const headById = db
  .select({
    id: posts.id,
    title: questions.title,
    slug: questions.slug,
    visible: posts.visible,
    deleted: sql<boolean>`${deletions.postId} is not null`,
    authorId: posts.authorId,
    answerCount: questions.answerCount,
    acceptedCount: questions.acceptedCount,
    meToos: questions.meTooCount,
    followers: questions.followerCount,
    views: questions.viewCount,
    lastActivityAt: questions.lastActivityAt,
    excerpt: posts.excerpt,
    lockReason: locks.reason,
    closed: closures.reason,
    closedNote: closures.note,
    closedAt: closures.closedAt,
    duplicateOf: { id: target.postId, slug: target.slug, title: target.title },
  })
  .from(posts)
  .innerJoin(questions, eq(questions.postId, posts.id))
  .leftJoin(deletions, eq(deletions.postId, posts.id))
  .leftJoin(locks, eq(locks.postId, posts.id))
  .leftJoin(closures, eq(closures.questionId, posts.id))
  .leftJoin(
    target,
    and(
      eq(target.postId, closures.duplicateOf),
      sql`exists (select 1 from ${posts} t where t.id = ${target.postId} and t.visible)`,
    ),
  )
  .where(eq(posts.id, sql.placeholder('id')))
  .prepare('question head')

/**
 * A public question with a page of its answers and all their comments, in a fixed number of queries whatever its
 * length. Null when there is none or it is not visible, or when it has no such page.
 */
export async function getQuestionThread(
  id: number,
  view: { sort: AnswerSort; page: number },
): Promise<QuestionThread | null> {
  const head = await getQuestionHead(id)
  if (!head?.visible) return null
  const [tags, answerKeys, commentKeys, related, issues] = await Promise.all([
    listTagsOf([id]),
    listAnswerKeys(id),
    listCommentKeys(id),
    listRelatedQuestions(head),
    listIssuesForQuestion(id),
  ])
  const ranked = rankAnswers(answerKeys, view.sort)
  const shown = ranked.slice((view.page - 1) * ANSWERS_PAGE, view.page * ANSWERS_PAGE)
  if (view.page > 1 && shown.length === 0) return null
  const [posts, evidence] = await Promise.all([
    readPosts(id, shown, commentKeys),
    evidenceOf(shown.map((answer) => answer.id)),
  ])
  const pages = Math.max(1, Math.ceil(ranked.length / ANSWERS_PAGE))
  return posts && { ...head, tags: tags.get(id) ?? [], ...posts, pages, related, evidence, issues }
}

/** On which page of the answers, best first, one of them or a comment below it stands; 1 for all else. */
export async function getAnswerPage(questionId: number, postId: number): Promise<number> {
  const [answers, comments] = await Promise.all([listAnswerKeys(questionId), listCommentKeys(questionId)])
  const parents = new Map(comments.map(({ id, parentId }) => [id, parentId]))
  let host = postId
  for (let above = parents.get(host); above !== undefined; above = parents.get(host)) host = above
  const at = rankAnswers(answers, 'best').findIndex(({ id }) => id === host)
  return Math.floor(Math.max(0, at) / ANSWERS_PAGE) + 1
}

async function readPosts(id: number, shown: AnswerKey[], commentKeys: CommentKey[]) {
  const hosts = [id, ...shown.map((answer) => answer.id)]
  const groups = groupComments(commentKeys, hosts)
  const [texts, machines] = await Promise.all([
    listTexts([...hosts, ...[...groups.values()].flat().map((comment) => comment.id)]),
    listEnvironmentViews(hosts),
  ])
  const question = texts.get(id)
  if (!question) return null
  const commentsOf = (host: number): ThreadComment[] =>
    (groups.get(host) ?? []).flatMap(({ id: commentId, removal }) => {
      const text = texts.get(commentId)
      return text ? [removal ? emptied(text, removal) : { ...text, removed: null }] : []
    })
  const answers = shown.flatMap(({ id: answerId, acceptedAt }): ThreadAnswer[] => {
    const text = texts.get(answerId)
    return text ? [{ ...text, acceptedAt, comments: commentsOf(answerId) }] : []
  })
  return { question, comments: commentsOf(id), answers, machines }
}

function emptied(text: PostText, removed: 'deleted' | 'hidden'): ThreadComment {
  return { ...text, html: '', excerpt: '', author: null, removed }
}
