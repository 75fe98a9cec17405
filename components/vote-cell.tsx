import { formatScore } from '@/lib/format/numbers'
import { routes } from '@/lib/routes'
import { Icon } from './ui/icon'

type VoteCellProps = {
  postId: number
  score: number
  /** Where the 303 leads: path of the page with `#post-<id>`. */
  back: string
  /** Comments are voted up only and carry the cell in their line. */
  kind?: 'post' | 'comment'
  bookmark?: boolean
}

/**
 * A plain form whose buttons send the wanted state. Script marks the pressed one and makes a second press take it
 * back; without script "Undo" does that.
 */
export function VoteCell({ postId, score, back, kind = 'post', bookmark = kind === 'post' }: VoteCellProps) {
  const size = kind === 'post' ? 20 : 16
  return (
    <div className={kind === 'post' ? 'vote-cell' : 'vote-cell vote-line'}>
      <form method="post" action={routes.vote(postId)} data-toggle="vote" data-post={postId}>
        <input type="hidden" name="back" value={back} />
        <VoteButton value={1} icon="up" label="Vote up" size={size} />{' '}
        <span className="vote-score" data-score={postId}>
          <span className="sr-only">Score </span>
          <span data-number={score}>{formatScore(score)}</span>
        </span>{' '}
        {kind === 'post' && <VoteButton value={-1} icon="down" label="Vote down" size={size} />}{' '}
        <button type="submit" name="value" value="0" className="vote-undo without-js">
          Undo<span className="sr-only"> vote</span>
        </button>
      </form>
      {bookmark && (
        <form method="post" action={routes.bookmark(postId)} data-toggle="bookmark" data-post={postId}>
          <input type="hidden" name="back" value={back} />
          <button
            type="submit"
            name="value"
            value="1"
            className="vote-button"
            title="Bookmark"
            data-wants="1"
          >
            <Icon name="bookmark" size={size} />
            <span className="sr-only">Bookmark</span>
          </button>
        </form>
      )}
    </div>
  )
}

type VoteButtonProps = { value: 1 | -1; icon: 'up' | 'down'; label: string; size: 16 | 20 }

function VoteButton({ value, icon, label, size }: VoteButtonProps) {
  return (
    <button type="submit" name="value" value={value} className="vote-button" title={label} data-wants={value}>
      <Icon name={icon} size={size} />
      <span className="sr-only">{label}</span>
    </button>
  )
}
