import type { InboxLine } from '@/lib/notifications/types'
import { Icon, type IconName } from '../ui/icon'
import { Time } from '../ui/time'
import { MarkRead } from './mark-read'
import { ReadOnOpen } from './read-on-open'

/** The inbox: one line a group, the unread ones marked by a word and a dot. */
export function InboxList({ lines, back }: { lines: InboxLine[]; back: string }) {
  return (
    <>
      <ol className="grid divide-y divide-line border-b border-line" aria-label="Inbox">
        {lines.map((line) => (
          <Line key={line.id} line={line} back={back} />
        ))}
      </ol>
      <ReadOnOpen />
    </>
  )
}

function Line({ line, back }: { line: InboxLine; back: string }) {
  const { id, group, kind, at, text, note, href, diff, unread } = line
  return (
    <li className="flex items-start gap-3 py-3">
      <span className={unread ? 'pt-1 text-accent' : 'pt-1 text-ink-2'}>
        <Icon name={icons[kind]} />
      </span>
      <div className="min-w-0 flex-1">
        <p className="wrap-anywhere">
          {unread && <span className="badge badge-info mr-2">New</span>}
          <a
            href={href}
            className={unread ? 'font-semibold' : ''}
            {...(unread ? { 'data-read-group': group, 'data-read-upto': id } : {})}
          >
            {text}
          </a>
        </p>
        {note && <p className="text-sm text-ink-2 wrap-anywhere">{note}</p>}
        <p className="text-xs text-ink-2">
          <Time date={at} />
          {diff && (
            <>
              {' · '}
              <a href={diff}>what changed</a>
            </>
          )}
        </p>
      </div>
      {unread && <MarkRead upto={id} group={group} back={back} words="Mark read" of={text} />}
    </li>
  )
}

const icons: Record<InboxLine['kind'], IconName> = {
  answer: 'reply',
  comment: 'comment',
  mention: 'user',
  edit: 'edit',
  minor: 'edit',
  accepted: 'check',
  suggestion: 'merge',
  new: 'bell',
  release: 'tag',
  flag: 'flag',
  moderation: 'shield',
  vote: 'up',
}
