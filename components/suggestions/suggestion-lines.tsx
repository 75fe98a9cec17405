import type { ReactNode } from 'react'
import { routes } from '@/lib/routes'
import type { Size } from '@/lib/suggestions/size'
import type { OwnLine, WaitingLine } from '@/lib/suggestions/types'
import { waitingTone, waitingWords } from '@/lib/suggestions/waiting'
import { Badge } from '../ui/badge'
import { Time } from '../ui/time'

/** What waits for a decision, with how long, how much, and whether it still fits. */
export function WaitingLines({ lines, now }: { lines: WaitingLine[]; now: Date }) {
  return (
    <ol className="grid divide-y divide-line border-y border-line">
      {lines.map((line) => (
        <li key={line.id} className="grid gap-1 py-3">
          <LineTitle line={line}>
            <Badge tone={waitingTone(line.createdAt, now)}>{waitingWords(line.createdAt, now)}</Badge>{' '}
            {line.staleSince && <StaleBadge />}
          </LineTitle>
          <p className="text-sm text-ink-2 wrap-anywhere">
            {line.kind}, by <a href={routes.user(line.author)}>{line.author}</a>{' '}
            <Time date={line.createdAt} /> · <SizeOf size={line.size} />
            {line.summary && <>: {line.summary}</>}
          </p>
        </li>
      ))}
    </ol>
  )
}

/** One's own, with what became of them. */
export function OwnLines({ lines }: { lines: OwnLine[] }) {
  return (
    <ol className="grid divide-y divide-line border-y border-line">
      {lines.map((line) => (
        <li key={line.id} className="grid gap-1 py-3">
          <LineTitle line={line}>
            <OutcomeBadge line={line} /> {line.staleSince && !line.outcome && <StaleBadge />}
          </LineTitle>
          <p className="text-sm text-ink-2 wrap-anywhere">
            {line.kind}, <Time date={line.createdAt} /> · <SizeOf size={line.size} />
            {line.summary && <>: {line.summary}</>}
          </p>
          {line.reason && <p className="text-sm wrap-anywhere">Why: {line.reason}</p>}
        </li>
      ))}
    </ol>
  )
}

function LineTitle({ line, children }: { line: Pick<OwnLine, 'id' | 'title'>; children: ReactNode }) {
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <a href={routes.suggestion(line.id)} className="font-medium wrap-anywhere">
        {line.title || 'Untitled'}
      </a>{' '}
      <span className="flex flex-wrap items-center gap-1">{children}</span>
    </p>
  )
}

function OutcomeBadge({ line: { outcome, partial } }: { line: OwnLine }) {
  if (outcome === 'accepted')
    return (
      <Badge tone="good" icon="check">
        {partial ? 'accepted in part' : 'accepted'}
      </Badge>
    )
  if (outcome === 'rejected') return <Badge tone="bad">rejected</Badge>
  return outcome === 'withdrawn' ? <Badge>withdrawn</Badge> : <Badge tone="info">waiting</Badge>
}

/** It clashes with what the post has become. */
export function StaleBadge() {
  return (
    <Badge tone="warn" icon="warning" title="The post has changed in the same place since">
      stale
    </Badge>
  )
}

function SizeOf({ size: { added, removed } }: { size: Size }) {
  return (
    <span className="font-mono text-xs whitespace-nowrap" title="Words that come and go">
      +{added} −{removed} words
    </span>
  )
}
