import type { BlameGroup } from '@/lib/blame/lines'
import type { BlameOwner, BlameView } from '@/lib/blame/types'
import { Badge } from '../ui/badge'
import { Notice } from '../ui/notice'
import { Time } from '../ui/time'
import { Byline } from '../wiki/byline'
import type { RevisionPlaces } from './places'

/** A text by lines, each stretch with the revision that brought it. */
export function BlameList({ blame, places }: { blame: BlameView; places: RevisionPlaces }) {
  const { groups, owners, older, number } = blame
  return (
    <>
      {older !== null && (
        <div className="mb-4">
          <Notice tone="info" title={`Looked back to revision ${older}`}>
            This text has a long history. Lines marked “older” come from before that revision.{' '}
            <a href={`${places.blame(number)}&back=${older}`}>Look further back</a>
          </Notice>
        </div>
      )}
      <ol className="blame" aria-label="Lines by revision">
        {groups.map((group) => (
          <li key={group.first}>
            <Owner group={group} owner={owners.get(group.number ?? 0)} older={older} places={places} />
            <pre>
              {numbered(group).map(({ number, text }) => (
                <Line key={number} number={number} text={text} />
              ))}
            </pre>
          </li>
        ))}
      </ol>
    </>
  )
}

type OwnerProps = {
  group: BlameGroup
  owner: BlameOwner | undefined
  older: number | null
  places: RevisionPlaces
}

function Owner({ group, owner, older, places }: OwnerProps) {
  if (!owner) return <p className="text-sm text-ink-2">Older than revision {older ?? group.number}</p>
  const { number, author, byline, at, summary, kind, minor } = owner
  const first = number === 1
  return (
    <div className="grid min-w-0 content-start gap-0.5 text-sm">
      <p className="flex flex-wrap gap-x-2">
        <a href={first ? places.revision(1) : places.diff(number - 1, number)} className="font-mono">
          {number}
        </a>{' '}
        <Byline author={author} byline={byline} /> <Time date={at} />{' '}
        {kind === 'merge' && <Badge>merged</Badge>}
        {minor && <Badge>minor</Badge>}
      </p>
      {summary && <p className="text-xs text-ink-2 wrap-anywhere">{summary}</p>}
      {!first && (
        <p className="text-xs">
          <a href={places.blame(number - 1)}>
            Before this change<span className="sr-only"> of line {group.first}</span>
          </a>
        </p>
      )}
    </div>
  )
}

function numbered({ first, lines }: BlameGroup) {
  return lines.map((text, at) => ({ number: first + at, text }))
}

function Line({ number, text }: { number: number; text: string }) {
  return (
    <span className="blame-line" id={`L${number}`}>
      <a href={`#L${number}`}>{number}</a> <span>{`${text}\n`}</span>
    </span>
  )
}
