import { plural } from '@/lib/format/numbers'
import { routes } from '@/lib/routes'
import type { StampView } from '@/lib/stamps/types'
import { Badge } from '../ui/badge'
import { Time } from '../ui/time'

export type Freshness = {
  state: 'verified' | 'ageing' | 'unverified'
  /** Versions it was checked against: `580.95`, `Linux 6.17`. */
  against: string[]
  at: Date | null
  /** Whose word it is; null when the page's editors state it. */
  stamp: StampView | null
  /** How many other stamps there are. */
  more: number
}

export const freshnessLooks = {
  verified: { tone: 'good', icon: 'check', text: 'Verified' },
  ageing: { tone: 'warn', icon: 'history', text: 'Ageing' },
  unverified: { tone: 'plain', icon: 'info', text: 'Not verified yet' },
} as const

/** Says how far the page may be trusted today: in words first, in colour second. */
export function FreshnessStamp({ freshness, path }: { freshness: Freshness; path: string }) {
  const { state, against, at, stamp, more } = freshness
  const { tone, icon, text } = freshnessLooks[state]
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-ink-2">
      <Badge tone={tone} icon={icon}>
        {text}
      </Badge>{' '}
      {against.length > 0 && (
        <span>
          {stamp ? 'on' : 'against'} <span className="font-mono text-xs">{against.join(', ')}</span>
        </span>
      )}{' '}
      {stamp && (
        <span>
          by <a href={routes.user(stamp.by)}>{stamp.by}</a>
        </span>
      )}{' '}
      {at && (
        <span>
          on <Time date={at} mode="date" />
        </span>
      )}{' '}
      {stamp && stamp.editsSince > 0 && (
        <span>
          (<a href={`${routes.pageHistory(path)}`}>{plural(stamp.editsSince, 'edit')} since</a>)
        </span>
      )}{' '}
      <a href={routes.pageVerify(path)}>{more > 0 ? `and ${more} more` : 'Did you follow it?'}</a>
    </p>
  )
}
