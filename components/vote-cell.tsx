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
 * Plain forms that send the wanted state. Script marks the pressed one and makes a second press take it back;
 * without script the "Undo" form does that.
 */
export function VoteCell({ postId, score, back, kind = 'post', bookmark = kind === 'post' }: VoteCellProps) {
  return (
    <div className={kind === 'post' ? 'vote-cell' : 'vote-cell vote-line'}>
      <VoteForm postId={postId} back={back} value={1} icon="up" label="Vote up" />
      <span className="vote-score" data-score={postId}>
        <span className="sr-only">Score </span>
        <span data-number={score}>{formatScore(score)}</span>
      </span>
      {kind === 'post' && <VoteForm postId={postId} back={back} value={-1} icon="down" label="Vote down" />}
      <VoteForm postId={postId} back={back} value={0} label="Undo vote" />
      {bookmark && (
        <form method="post" action={routes.bookmark(postId)} data-toggle="bookmark" data-post={postId}>
          <input type="hidden" name="back" value={back} />
          <input type="hidden" name="value" value="1" />
          <button type="submit" className="vote-button" title="Bookmark">
            <Icon name="bookmark" size={kind === 'post' ? 20 : 16} />
            <span className="sr-only">Bookmark</span>
          </button>
        </form>
      )}
    </div>
  )
}

type VoteFormProps = {
  postId: number
  back: string
  value: 1 | 0 | -1
  icon?: 'up' | 'down'
  label: string
}

function VoteForm({ postId, back, value, icon, label }: VoteFormProps) {
  return (
    <form
      method="post"
      action={routes.vote(postId)}
      className={value === 0 ? 'without-js' : undefined}
      data-toggle={value === 0 ? undefined : 'vote'}
      data-post={postId}
      data-direction={value}
    >
      <input type="hidden" name="back" value={back} />
      <input type="hidden" name="value" value={value} />
      <button type="submit" className={icon ? 'vote-button' : 'vote-undo'} title={label}>
        {icon && <Icon name={icon} size={20} />}
        <span className={icon ? 'sr-only' : undefined}>{icon ? label : 'Undo'}</span>
        {!icon && <span className="sr-only"> vote</span>}
      </button>
    </form>
  )
}
