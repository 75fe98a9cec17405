import { type AnswerSort, answerSorts } from '@/lib/answers/ranking'
import type { EnvironmentView } from '@/lib/environments/view'
import { plural } from '@/lib/format/numbers'
import type { QuestionThread, ThreadAnswer } from '@/lib/questions/types'
import type { Evidence } from '@/lib/reports/types'
import { routes } from '@/lib/routes'
import { CommentTree } from '../comment-tree'
import { EnvironmentBlock } from '../environments/environment-block'
import { Post } from '../post'
import { PostActions } from '../post-actions'
import { PostBody } from '../post-body'
import { EvidenceLine } from '../reports/evidence-line'
import { MarkNotices } from '../reports/mark-notices'
import { Pagination } from '../ui/pagination'
import { Tabs } from '../ui/tabs'
import { CommentForm } from './comment-form'
import { commentView } from './comment-view'
import { PostAuthors } from './post-authors'

type AnswerListProps = { thread: QuestionThread; sort: AnswerSort; page: number }

/** The answers in one order, each with its comments. An accepted one is marked, not lifted. */
export function AnswerList({ thread, sort, page }: AnswerListProps) {
  const path = routes.question(thread.id, thread.slug)
  return (
    <section aria-labelledby="answers" className="mt-6">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <h2 id="answers" className="text-lg">
          {thread.answerCount === 0 ? 'No answers yet' : plural(thread.answerCount, 'answer')}
        </h2>
        {thread.answerCount > 1 && (
          <Tabs
            label="Order of the answers"
            tabs={answerSorts.map((one) => ({
              href: one === 'best' ? `${path}#answers` : `${path}?sort=${one}#answers`,
              label: names[one],
              current: one === sort,
            }))}
          />
        )}
      </div>
      {thread.answers.map((answer) => (
        <Answer
          key={answer.id}
          answer={answer}
          machine={thread.machines.get(answer.id)}
          evidence={thread.evidence.get(answer.id)}
          path={path}
          asker={thread.question.author?.handle}
        />
      ))}
      <Pagination
        label="Pages of answers"
        newer={page > 1 ? pageLink(path, sort, page - 1) : undefined}
        older={page < thread.pages ? pageLink(path, sort, page + 1) : undefined}
        newerText="Previous answers"
        olderText="More answers"
      />
    </section>
  )
}

const names: Record<AnswerSort, string> = { best: 'Best', newest: 'Newest', oldest: 'Oldest' }

function pageLink(path: string, sort: AnswerSort, page: number): string {
  const query = new URLSearchParams()
  if (sort !== 'best') query.set('sort', sort)
  if (page > 1) query.set('page', String(page))
  return query.size === 0 ? `${path}#answers` : `${path}?${query}#answers`
}

type AnswerProps = {
  answer: ThreadAnswer
  machine: EnvironmentView | undefined
  evidence: Evidence | undefined
  path: string
  asker: string | undefined
}

function Answer({ answer, machine, evidence, path, asker }: AnswerProps) {
  const { id, score, acceptedAt, html, revisions, comments, author } = answer
  const back = `${path}#post-${id}`
  const label = `Answer by ${author.handle}`
  return (
    <Post
      id={id}
      score={score}
      back={back}
      acceptedAt={acceptedAt}
      label={label}
      below={
        <>
          <CommentTree comments={comments.map(commentView)} path={path} asker={asker} />
          <CommentForm postId={id} />
        </>
      }
    >
      <MarkNotices postId={id} marks={evidence?.marks ?? []} />
      <PostBody html={html} />
      {machine && <EnvironmentBlock postId={id} environment={machine} />}
      <EvidenceLine postId={id} evidence={evidence} />
      <div className="post-foot">
        <PostActions
          postId={id}
          kind="answer"
          back={back}
          accepted={acceptedAt !== null}
          revisions={revisions}
        />
        <PostAuthors post={answer} verb="answered" asker={asker !== undefined && asker === author?.handle} />
      </div>
    </Post>
  )
}
