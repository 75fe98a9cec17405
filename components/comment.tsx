import type { ReactNode } from 'react'
import { plural } from '@/lib/format/numbers'
import { routes } from '@/lib/routes'
import { AuthorBadge, type AuthorView } from './author-card'
import { PostBody } from './post-body'
import { Avatar } from './ui/avatar'
import { Badge } from './ui/badge'
import { Time } from './ui/time'
import { VoteCell } from './vote-cell'

export type CommentView = {
  id: number
  /** Another comment, or the post the thread stands under. */
  parentId: number
  html: string
  score: number
  /** Not told of removed comments. */
  author: AuthorView | null
  at: Date
  editedAt?: Date | null
  /** Its place stays when others replied to it; `html` is then empty. */
  removed?: 'deleted' | 'hidden' | null
}

type CommentProps = {
  comment: CommentView
  path: string
  asker?: string
  replyCount: number
  /** The comment it answers, when it is not the one it is indented under. */
  answers: CommentView | null
  /** Its replies. */
  children?: ReactNode
}

export function Comment({ comment, answers, path, asker, replyCount, children }: CommentProps) {
  return (
    <li
      id={`post-${comment.id}`}
      className="comment"
      data-post-id={comment.id}
      data-at={comment.at.toISOString()}
    >
      <Head
        comment={comment}
        answers={answers}
        isAsker={asker !== undefined && asker === comment.author?.handle}
      />
      <details className="comment-fold" open>
        <summary
          aria-label={`${comment.author ? `Comment by ${comment.author.handle}` : 'Removed comment'}${replyCount > 0 ? ` and ${plural(replyCount, 'reply', 'replies')}` : ''}`}
        ></summary>
        {comment.removed ? (
          <p className="is-removed">
            {comment.removed === 'hidden' ? 'Hidden by a moderator.' : 'This comment was deleted.'}
          </p>
        ) : (
          <>
            <PostBody html={comment.html} size="small" />
            <Foot comment={comment} path={path} />
          </>
        )}
        {children}
      </details>
    </li>
  )
}

type HeadProps = { comment: CommentView; answers: CommentView | null; isAsker: boolean }

function Head({ comment, answers, isAsker }: HeadProps) {
  const { author } = comment
  return (
    <div className="comment-head">
      {author && (
        <>
          <Avatar handle={author.handle} size={20} />
          <a className="author-name" href={routes.user(author.handle)}>
            {author.handle}
          </a>{' '}
          <AuthorBadge author={author} /> {isAsker && <Badge tone="info">asker</Badge>}{' '}
        </>
      )}
      {answers && <a href={`#post-${answers.id}`}>to {answers.author?.handle ?? 'a removed comment'}</a>}{' '}
      <Time date={comment.at} /> {comment.editedAt && <a href={routes.postHistory(comment.id)}>edited</a>}
    </div>
  )
}

function Foot({ comment, path }: { comment: CommentView; path: string }) {
  const back = `${path}#post-${comment.id}`
  return (
    <div className="comment-foot">
      <VoteCell postId={comment.id} score={comment.score} back={back} kind="comment" />
      <a className="text-action" href={routes.reply(comment.id)} data-reply={comment.id}>
        Reply
      </a>{' '}
      <a className="text-action" href={`#post-${comment.id}`} data-share="">
        Share
      </a>{' '}
      <a className="text-action" href={routes.postEdit(comment.id)} data-tool="edit">
        Edit
      </a>{' '}
      <a className="text-action" href={routes.postFlag(comment.id)}>
        Flag
      </a>
      <form method="post" action={routes.deletion(comment.id)} data-tool="delete">
        <input type="hidden" name="value" value="1" />
        <button type="submit" className="text-action">
          Delete
        </button>
      </form>
    </div>
  )
}
