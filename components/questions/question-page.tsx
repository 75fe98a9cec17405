import type { AnswerSort } from '@/lib/answers/ranking'
import { plural } from '@/lib/format/numbers'
import type { QuestionThread } from '@/lib/questions/types'
import { routes } from '@/lib/routes'
import { CommentTree } from '../comment-tree'
import { EnvironmentBlock } from '../environments/environment-block'
import { FollowControl } from '../follow-control'
import { IssueList } from '../issue-list'
import { MeToo } from '../me-too'
import { Post } from '../post'
import { PostActions } from '../post-actions'
import { PostBody } from '../post-body'
import { TagList } from '../tag-link'
import { Columns, SideBox } from '../ui/columns'
import { PageHeader } from '../ui/page-header'
import { Plain } from '../ui/plain'
import { Time } from '../ui/time'
import { AnswerForm } from './answer-form'
import { AnswerList } from './answer-list'
import { CommentForm } from './comment-form'
import { commentView } from './comment-view'
import { PostAuthors } from './post-authors'
import { SimilarList } from './similar-list'
import { StructuredData } from './structured-data'
import { ThreadNotices } from './thread-notices'

type QuestionPageProps = { thread: QuestionThread; sort: AnswerSort; page: number; origin: string }

/** A whole question, the same for every reader; what is the reader's own arrives with the overlay. */
export function QuestionPage({ thread, sort, page, origin }: QuestionPageProps) {
  const isOpen = !thread.closed && thread.lockReason === null
  return (
    <Plain>
      <StructuredData thread={thread} origin={origin} />
      <PageHeader title={thread.title}>
        <Facts thread={thread} />
      </PageHeader>
      <ThreadNotices thread={thread} />
      <Columns side={<Side thread={thread} />} sideLabel="About this question">
        <QuestionPost thread={thread} />
        <AnswerList thread={thread} sort={sort} page={page} />
        {isOpen && <AnswerForm questionId={thread.id} />}
      </Columns>
    </Plain>
  )
}

function Facts({ thread: { question, lastActivityAt, views } }: { thread: QuestionThread }) {
  return (
    <p className="flex flex-wrap gap-x-4 text-sm text-ink-2">
      <span>
        Asked <Time date={question.createdAt} />
      </span>{' '}
      <span>
        Active <Time date={lastActivityAt} />
      </span>{' '}
      <span>{plural(views, 'view')}</span>
    </p>
  )
}

function QuestionPost({ thread }: { thread: QuestionThread }) {
  const { id, slug, question, tags, comments, meToos, machines } = thread
  const machine = machines.get(id)
  const path = routes.question(id, slug)
  const back = `${path}#post-${id}`
  const asker = question.author?.handle
  return (
    <Post
      id={id}
      score={question.score}
      back={back}
      label={`Question by ${asker}`}
      below={
        <>
          <CommentTree comments={comments.map(commentView)} path={path} asker={asker} />
          <CommentForm postId={id} />
        </>
      }
    >
      <PostBody html={question.html} />
      {machine && <EnvironmentBlock postId={id} environment={machine} />}
      <div className="mt-4 flex flex-wrap gap-1.5">
        <TagList tags={tags} />
      </div>
      <div className="post-foot">
        <PostActions postId={id} kind="question" back={back} revisions={question.revisions}>
          <MeToo postId={id} back={back} count={meToos} />
        </PostActions>
        <PostAuthors post={question} verb="asked" asker />
      </div>
    </Post>
  )
}

function Side({ thread }: { thread: QuestionThread }) {
  const { id, slug, followers, related, issues } = thread
  return (
    <>
      <SideBox title="Follow">
        <FollowControl
          target={`post:${id}`}
          action={routes.followPost(id)}
          back={routes.question(id, slug)}
          name="this question"
          count={followers}
        />
        <p>
          <a href={routes.questionFeed(id)}>Atom feed</a> · <a href={routes.questionRaw(id)}>Markdown</a>
        </p>
      </SideBox>
      {issues.length > 0 && (
        <SideBox title="Known issues">
          <IssueList issues={issues} none="" />
        </SideBox>
      )}
      {related.length > 0 && (
        <SideBox title="Related questions">
          <SimilarList questions={related} />
        </SideBox>
      )}
    </>
  )
}
