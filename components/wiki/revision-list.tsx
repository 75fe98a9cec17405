import { routes } from '@/lib/routes'
import type { Verdicts } from '@/lib/verdicts/types'
import { Badge } from '../ui/badge'
import { Button } from '../ui/button'
import { Time } from '../ui/time'
import { Byline } from './byline'
import { solvedText } from './helpfulness'

export type RevisionView = {
  number: number
  baseNumber: number | null
  kind: 'create' | 'edit' | 'revert' | 'merge' | 'rename'
  minor: boolean
  summary: string
  at: Date
  author: { handle: string }
  /** Who wrote it where it was imported from. */
  byline?: string | null
  /** Set when moderators hid what it says; `readable` is for them. */
  hidden?: object | null
  readable?: boolean
}

type RevisionListProps = {
  path: string
  revisions: RevisionView[]
  newest: number
  /** What readers said of revisions, by number; where enough did. */
  verdicts?: ReadonlyMap<number, Verdicts>
  /** What readers see; newer ones wait for approval. */
  shown: number
  /** For moderators: the page in whose history texts can be hidden. */
  hideIn: number | null
}

/** A plain form: choose any two revisions and compare them. */
export function RevisionList(props: RevisionListProps) {
  const { path, revisions, newest, verdicts, shown, hideIn } = props
  const [first, second] = revisions
  return (
    <form action={`${routes.page(path)}/diff`} method="get" className="grid gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <Button size="small">Compare selected</Button>
        <span className="text-xs text-ink-2">Older at the left, newer at the right.</span>
      </div>
      <ol className="grid divide-y divide-line border-y border-line" aria-label="Revisions, newest first">
        {revisions.map((revision) => (
          <li key={revision.number} className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 py-2">
            <span className="flex items-center gap-1">
              <Pick name="from" number={revision.number} checked={revision === (second ?? first)} />
              <Pick name="to" number={revision.number} checked={revision === first} />
            </span>
            <Entry {...{ path, revision, newest, shown, hideIn }} verdict={verdicts?.get(revision.number)} />
          </li>
        ))}
      </ol>
    </form>
  )
}

type PickProps = { name: 'from' | 'to'; number: number; checked: boolean }

function Pick({ name, number, checked }: PickProps) {
  const label = name === 'from' ? `Older: revision ${number}` : `Newer: revision ${number}`
  return (
    <input
      type="radio"
      name={name}
      value={number}
      defaultChecked={checked}
      aria-label={label}
      className="size-6 accent-accent"
    />
  )
}

type EntryProps = Omit<RevisionListProps, 'revisions' | 'verdicts'> & {
  revision: RevisionView
  verdict?: Verdicts
}

function Entry({ path, revision, newest, verdict, shown, hideIn }: EntryProps) {
  const { number, kind, minor, summary, author, byline, at, baseNumber, hidden, readable = true } = revision
  const merged = kind === 'merge' && baseNumber !== null
  return (
    <div className="grid min-w-0 gap-0.5 text-sm">
      <p className="flex flex-wrap items-center gap-x-2">
        <a href={routes.pageRevision(path, number)} className="font-mono">
          {number}
        </a>
        <Time date={at} mode="moment" />
        <Byline author={author} byline={byline} />
        {kind !== 'edit' && <Badge>{kindWords[kind]}</Badge>}
        {minor && <Badge>minor</Badge>}
        {number === shown && <Badge tone="info">now</Badge>}
        {number > shown && <Badge tone="warn">waits for approval</Badge>}
        {hidden && <Badge tone="warn">text hidden</Badge>}
      </p>
      {summary && <p className="text-ink-2 wrap-anywhere">{summary}</p>}
      <p className="flex flex-wrap gap-x-3 text-xs">
        {readable && number > 1 && <a href={routes.pageDiff(path, number - 1, number)}>changes</a>}
        {readable && number !== shown && (
          <a href={routes.pageDiff(path, Math.min(number, shown), Math.max(number, shown))}>
            compare with now
          </a>
        )}
        {hideIn !== null && number !== shown && number !== newest && (
          <a href={routes.hideRevision(hideIn, number)}>{hidden ? 'show again' : 'hide'}</a>
        )}
        {verdict && <span className="text-ink-2">{solvedText(verdict)}</span>}
        {merged && (
          <span className="text-ink-2">
            began from <a href={routes.pageRevision(path, baseNumber)}>revision {baseNumber}</a>, joined with{' '}
            <a href={routes.pageDiff(path, baseNumber, number - 1)}>what was saved meanwhile</a>
          </span>
        )}
      </p>
    </div>
  )
}

const kindWords = { create: 'created', merge: 'merged', revert: 'reverted', rename: 'moved' } as const
