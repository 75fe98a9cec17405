import { Badge } from '../ui/badge'
import { Time } from '../ui/time'

export type Freshness = {
  state: 'verified' | 'ageing' | 'unverified'
  /** Versions it was checked against: `580.95`, `Linux 6.17`. */
  against: string[]
  at: Date | null
}

const looks = {
  verified: { tone: 'good', icon: 'check', text: 'Verified' },
  ageing: { tone: 'warn', icon: 'history', text: 'Ageing' },
  unverified: { tone: 'plain', icon: 'info', text: 'Not verified yet' },
} as const

/** Says how far the page may be trusted today: in words first, in colour second. */
export function FreshnessStamp({ freshness: { state, against, at } }: { freshness: Freshness }) {
  const { tone, icon, text } = looks[state]
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-ink-2">
      <Badge tone={tone} icon={icon}>
        {text}
      </Badge>
      {against.length > 0 && (
        <span>
          against <span className="font-mono text-xs">{against.join(', ')}</span>
        </span>
      )}
      {at && (
        <span>
          on <Time date={at} mode="date" />
        </span>
      )}
    </p>
  )
}
