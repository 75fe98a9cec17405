import { formatCount } from '@/lib/format/numbers'
import { Icon } from './ui/icon'
import { Menu } from './ui/menu'

type FollowControlProps = {
  /** `tag:nvidia`, `post:42`: the key under which the overlay answers. */
  target: string
  /** `routes.followTag(name)` or `routes.followPost(id)`. */
  action: string
  back: string
  /** What is followed, for screen readers: "NVIDIA", "this question". */
  name: string
  count?: number
  /** What many pages share can be followed but not muted. */
  mutable?: boolean
}

const levels = [
  { value: 'watch', text: 'Watch', note: 'every new thing in your inbox' },
  { value: 'track', text: 'Track', note: 'in Following, no messages' },
  { value: 'mute', text: 'Mute', note: 'hidden from your lists' },
  { value: 'none', text: 'Stop following', note: '' },
] as const

/** One form whose buttons carry the wanted level. */
export function FollowControl({ target, action, back, name, count, mutable = true }: FollowControlProps) {
  return (
    <form method="post" action={action} data-toggle="follow" data-follow={target} className="follow">
      <input type="hidden" name="back" value={back} />
      <button type="submit" name="level" value="watch" data-main="" className="button">
        <span data-words="">Follow</span>
        <span className="sr-only"> {name}</span>{' '}
        {count !== undefined && (
          <span className="font-mono text-ink-2" data-follow-count={target}>
            {formatCount(count)}
          </span>
        )}
      </button>{' '}
      <Menu
        label={`How to follow ${name}`}
        summary={<Icon name="down" />}
        summaryClass="button follow-levels"
      >
        {levels
          .filter(({ value }) => mutable || value !== 'mute')
          .map(({ value, text, note }) => (
            <button key={value} type="submit" name="level" value={value}>
              <b>{text}</b> {note && <span className="text-xs text-ink-2">{note}</span>}
            </button>
          ))}
      </Menu>
    </form>
  )
}
