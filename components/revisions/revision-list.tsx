import type { ReactNode } from 'react'
import { formatCount } from '@/lib/format/numbers'
import { routes } from '@/lib/routes'
import { Badge } from '../ui/badge'
import { Button } from '../ui/button'
import { Time } from '../ui/time'
import { Byline } from '../wiki/byline'
import type { RevisionPlaces } from './places'

export type RevisionView = {
  number: number
  baseNumber: number | null
  kind: 'create' | 'edit' | 'revert' | 'merge' | 'rename'
  minor: boolean
  summary: string
  at: Date
  author: { handle: string }
  /** Who wrote it where it was imported from. */
  byline: string | null
  /** Moderators hid what it says; `readable` is for them. */
  hidden: boolean
  readable: boolean
  /** Of its text, and how many more than the one before. */
  bytes: number
  change: number
}

type RevisionListProps = {
  places: RevisionPlaces
  revisions: RevisionView[]
  newest: number
  /** What readers see; newer ones wait for approval. */
  shown?: number
  /** For moderators: the post in whose history texts can be hidden. */
  hideIn: number | null
  /** What else is to be said of a revision. */
  note?: (number: number) => ReactNode
  /** What may be done with an older revision. */
  actions?: (number: number) => ReactNode
}

const COMPARE = 'compare-revisions'

/** A plain form: choose any two revisions and compare them. It stands beside the list, whose rows may hold forms of their own. */
export function RevisionList(props: RevisionListProps) {
  const { places, revisions, ...rest } = props
  const [first, second] = revisions
  return (
    <div className="grid gap-3">
      {revisions.length > 1 && (
        <form
          id={COMPARE}
          action={places.diff(0, 0).split('?')[0]}
          method="get"
          className="flex flex-wrap items-center gap-3"
        >
          <Button size="small">Compare selected</Button>
          <span className="text-xs text-ink-2">Older at the left, newer at the right.</span>
        </form>
      )}
      <ol className="grid divide-y divide-line border-y border-line" aria-label="Revisions, newest first">
        {revisions.map((revision) => (
          <li key={revision.number} className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 py-2">
            <span className="flex items-center gap-1">
              <Pick name="from" number={revision.number} checked={revision === (second ?? first)} />
              <Pick name="to" number={revision.number} checked={revision === first} />
            </span>
            <Entry places={places} revision={revision} {...rest} />
          </li>
        ))}
      </ol>
    </div>
  )
}

type PickProps = { name: 'from' | 'to'; number: number; checked: boolean }

function Pick({ name, number, checked }: PickProps) {
  const label = name === 'from' ? `Older: revision ${number}` : `Newer: revision ${number}`
  return (
    <input
      type="radio"
      form={COMPARE}
      name={name}
      value={number}
      defaultChecked={checked}
      aria-label={label}
      className="size-6 accent-accent"
    />
  )
}

type EntryProps = Omit<RevisionListProps, 'revisions'> & { revision: RevisionView }

function Entry(props: EntryProps) {
  const { places, revision, newest, shown = newest, hideIn, note, actions } = props
  const { number, kind, minor, summary, author, byline, at, hidden, readable } = revision
  return (
    <div className="grid min-w-0 gap-0.5 text-sm">
      <p className="flex flex-wrap items-center gap-x-2">
        <a href={places.revision(number)} className="font-mono">
          <span className="sr-only">Revision </span>
          {number}
        </a>{' '}
        <Time date={at} mode="moment" /> <Byline author={author} byline={byline} />{' '}
        <Size revision={revision} />
        {kind !== 'edit' && <Badge>{kindWords[kind]}</Badge>}
        {minor && <Badge>minor</Badge>}
        {number === shown && <Badge tone="info">now</Badge>}
        {number > shown && <Badge tone="warn">waits for approval</Badge>}
        {hidden && <Badge tone="warn">text hidden</Badge>}
      </p>
      {summary && <p className="text-ink-2 wrap-anywhere">{summary}</p>}
      <p className="flex flex-wrap gap-x-3 text-xs">
        {readable && number > 1 && <a href={places.diff(number - 1, number)}>changes</a>}{' '}
        {readable && number !== shown && (
          <a href={places.diff(Math.min(number, shown), Math.max(number, shown))}>compare with now</a>
        )}{' '}
        {readable && number <= shown && <a href={places.blame(number)}>lines</a>}{' '}
        {hideIn !== null && number !== shown && number !== newest && (
          <a href={routes.hideRevision(hideIn, number)}>{hidden ? 'show again' : 'hide'}</a>
        )}{' '}
        {note?.(number)} <Origin places={places} revision={revision} />
      </p>
      {readable && number < newest && actions?.(number)}
    </div>
  )
}

function Size({ revision: { bytes, change } }: { revision: RevisionView }) {
  const sign = change > 0 ? '+' : change < 0 ? '−' : '±'
  return (
    <span className="font-mono text-xs text-ink-2" title={`${formatCount(bytes)} bytes`}>
      {sign}
      {Math.abs(change)}
      <span className="sr-only"> bytes</span>
    </span>
  )
}

function Origin({ places, revision }: { places: RevisionPlaces; revision: RevisionView }) {
  const { kind, baseNumber, number } = revision
  if (kind !== 'merge' || baseNumber === null) return null
  return (
    <span className="text-ink-2">
      began from <a href={places.revision(baseNumber)}>revision {baseNumber}</a>, joined with{' '}
      <a href={places.diff(baseNumber, number - 1)}>what was saved meanwhile</a>
    </span>
  )
}

const kindWords = { create: 'created', merge: 'merged', revert: 'reverted', rename: 'moved' } as const
