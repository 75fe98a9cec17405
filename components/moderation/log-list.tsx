import { formatDate } from '@/lib/format/dates'
import type { LogEntry } from '@/lib/moderation/log-kinds'
import { describeEntry, type LogWords } from '@/lib/moderation/log-words'
import { routes } from '@/lib/routes'
import { Icon, type IconName } from '../ui/icon'
import { Time } from '../ui/time'
import { UndoForm } from './undo-form'

type LogListProps = {
  entries: LogEntry[]
  label: string
  /** For moderators: the page to come back to after an undo. */
  back?: string
}

/** The log of moderation, newest first; moderators get an undo beside what is still in force. */
export function LogList({ entries, label, back }: LogListProps) {
  return (
    <ol className="event-list" aria-label={label}>
      {entries.map((entry) => (
        <li key={entry.id} data-at={entry.at.toISOString()}>
          <span className="event-icon">
            <Icon name={icons.get(entry.verb) ?? 'history'} />
          </span>
          <Line entry={entry} words={describeEntry(entry, back !== undefined)} back={back} />
        </li>
      ))}
    </ol>
  )
}

function Line({ entry, words, back }: { entry: LogEntry; words: LogWords; back?: string }) {
  const { actor, at } = entry
  const action = back !== undefined && entry.undoable ? undoOf(entry) : null
  return (
    <div className="event-text">
      {actor ? <a href={routes.user(actor)}>{actor}</a> : 'The site'} {words.verb}{' '}
      {words.object &&
        (words.object.href ? <a href={words.object.href}>{words.object.text}</a> : words.object.text)}
      {words.target && (
        <>
          {' '}
          {words.target.before} <a href={words.target.href}>{words.target.text}</a>
        </>
      )}
      {words.until && ` until ${formatDate(words.until)}`}{' '}
      <span className="event-time">
        <Time date={at} />
      </span>{' '}
      {action && (
        <UndoForm
          action={action}
          back={back ?? ''}
          label="Undo"
          about={`${words.verb} ${words.object?.text}`}
        />
      )}
      {words.note && <p className="event-note whitespace-pre-wrap wrap-anywhere">{words.note}</p>}
    </div>
  )
}

function undoOf({ verb, post, subject }: LogEntry): string | null {
  if (verb === 'suspended') return subject === null ? null : routes.suspension(subject)
  if (post === null) return null
  return undoRoutes.get(verb)?.(post.id) ?? null
}

const undoRoutes = new Map([
  ['hid', routes.hiding],
  ['locked', routes.lock],
  ['deleted', routes.deletion],
  ['closed', routes.closure],
])

const icons = new Map<string, IconName>([
  ['deleted', 'trash'],
  ['hid', 'eye'],
  ['locked', 'lock'],
  ['protected', 'shield'],
  ['hid-revision', 'eye'],
  ['closed', 'lock'],
  ['suspended', 'user'],
  ['changed-setting', 'settings'],
  ['changed-role', 'shield'],
  ['flagged', 'flag'],
  ['edited', 'edit'],
])
