import type { ReactNode } from 'react'
import { formatCount } from '@/lib/format/numbers'
import { routes } from '@/lib/routes'
import { Badge } from '../ui/badge'
import { Button } from '../ui/button'
import { Time } from '../ui/time'
import type { RevisionPlaces } from './places'

export type RevisionView = {
  number: number
  baseNumber: number | null
  kind: 'create' | 'edit' | 'revert' | 'merge' | 'rename'
  minor: boolean
  summary: string
  at: Date
  author: { handle: string }
  /** Of its text, and how many more than the one before. */
  bytes: number
  change: number
}

type RevisionListProps = {
  places: RevisionPlaces
  revisions: RevisionView[]
  newest: number
  /** What may be done with an older revision. */
  actions?: (number: number) => ReactNode
}

const COMPARE = 'compare-revisions'

/** A plain form: choose any two revisions and compare them. It stands beside the list, whose rows may hold forms of their own. */
export function RevisionList({ places, revisions, newest, actions }: RevisionListProps) {
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
            <Entry places={places} revision={revision} newest={newest} actions={actions} />
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

function Entry({ places, revision, newest, actions }: EntryProps) {
  const { number, kind, minor, summary, author, at } = revision
  return (
    <div className="grid min-w-0 gap-0.5 text-sm">
      <p className="flex flex-wrap items-center gap-x-2">
        <a href={places.revision(number)} className="font-mono">
          <span className="sr-only">Revision </span>
          {number}
        </a>{' '}
        <Time date={at} mode="moment" /> <a href={routes.user(author.handle)}>{author.handle}</a>{' '}
        <Size revision={revision} />
        {kind !== 'edit' && <Badge>{kindWords[kind]}</Badge>}
        {minor && <Badge>minor</Badge>}
        {number === newest && <Badge tone="info">now</Badge>}
      </p>
      {summary && <p className="text-ink-2 wrap-anywhere">{summary}</p>}
      <p className="flex flex-wrap gap-x-3 text-xs">
        {number > 1 && <a href={places.diff(number - 1, number)}>changes</a>}{' '}
        {number < newest && <a href={places.diff(number, newest)}>compare with now</a>}{' '}
        <a href={places.blame(number)}>lines</a> <Origin places={places} revision={revision} />
      </p>
      {number < newest && actions?.(number)}
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
