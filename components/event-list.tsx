import { routes } from '@/lib/routes'
import { muteMarks, type Thread } from './mutable'
import { Icon, type IconName } from './ui/icon'
import { Time } from './ui/time'

export type EventView = {
  id: number | string
  at: Date
  /** Null for what the site does by itself. */
  actor: { handle: string } | null
  /** Past tense, as it is read: "edited", "asked". */
  verb: string
  subject: { text: string; href: string } | null
  /** The thread it happened in, on pages that are the same for everyone. */
  root?: Thread
  /** Edit summary, reason, excerpt. */
  note?: string | null
  icon?: IconName
  /** Shown after the subject: `diff`, `history`. */
  links?: { text: string; href: string }[]
}

/** A timeline, newest first: activity, recent changes, moderation log. */
export function EventList({ events, label }: { events: EventView[]; label?: string }) {
  return (
    <ol className="event-list" aria-label={label}>
      {events.map((event) => (
        <li key={event.id} data-at={event.at.toISOString()} {...(event.root && muteMarks(event.root))}>
          <span className="event-icon">
            <Icon name={event.icon ?? iconOf(event.verb)} />
          </span>
          <EventText event={event} />
        </li>
      ))}
    </ol>
  )
}

function EventText({ event: { at, actor, verb, subject, note, links = [] } }: { event: EventView }) {
  return (
    <div className="event-text">
      {actor ? <a href={routes.user(actor.handle)}>{actor.handle}</a> : 'The site'} {verb}{' '}
      {subject && <a href={subject.href}>{subject.text}</a>}{' '}
      <span className="event-time">
        <Time date={at} />
        {links.map(({ text, href }) => (
          <span key={href}>
            {' · '}
            <a href={href}>{text}</a>
          </span>
        ))}
      </span>
      {note && <p className="event-note">{note}</p>}
    </div>
  )
}

const icons = {
  asked: 'comment',
  answered: 'reply',
  commented: 'comment',
  'created a page': 'page',
  edited: 'edit',
  accepted: 'check',
  deleted: 'trash',
  locked: 'lock',
  closed: 'lock',
  flagged: 'flag',
} satisfies Record<string, IconName>

const iconOf = (verb: string): IconName =>
  new Map<string, IconName>(Object.entries(icons)).get(verb) ?? 'history'
