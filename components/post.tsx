import type { ReactNode } from 'react'
import { Icon } from './ui/icon'
import { VoteCell } from './vote-cell'

type PostProps = {
  id: number
  score: number
  back: string
  /** Answers only: when the asker accepted it. */
  acceptedAt?: Date | null
  /** Names the article for people who jump between posts: "Answer by ada". */
  label: string
  /** Its comments: after the votes on phones. */
  below?: ReactNode
  children: ReactNode
}

/** A question or an answer: vote cell at the left, everything else at its right; the anchor is `#post-<id>`. */
export function Post({ id, score, back, acceptedAt, label, below, children }: PostProps) {
  return (
    <article id={`post-${id}`} className="post" aria-label={label} data-post-id={id}>
      <div className="vote-column">
        <VoteCell postId={id} score={score} back={back} />
        {acceptedAt && (
          <p className="accepted-mark">
            <Icon name="check" size={20} />
            Accepted
          </p>
        )}
      </div>
      <div className="post-main">{children}</div>
      {below && <div className="post-below">{below}</div>}
    </article>
  )
}
