import { flagReasons } from '@/lib/moderation/reasons'
import type { FlagView } from '@/lib/moderation/types'
import { routes } from '@/lib/routes'
import { Badge } from '../ui/badge'
import { Time } from '../ui/time'

/** Who flagged, why, and how far their flags were right so far. For moderators only. */
export function FlagList({ flags }: { flags: FlagView[] }) {
  return (
    <ul className="grid gap-3 text-sm">
      {flags.map((flag) => (
        <li key={flag.id} className="border-l-2 border-warn pl-3">
          <p>
            <b>{flagReasons[flag.reason].label}</b> by <a href={routes.modUser(flag.by)}>{flag.by}</a>{' '}
            <span className="text-ink-2">
              ({flag.upheld} upheld, {flag.declined} declined so far), <Time date={flag.at} />
            </span>{' '}
            {flag.outcome && (
              <Badge tone={flag.outcome.outcome === 'upheld' ? 'good' : 'plain'}>
                {flag.outcome.outcome} by {flag.outcome.by}
              </Badge>
            )}
          </p>
          {flag.note && <p className="whitespace-pre-wrap wrap-anywhere">{flag.note}</p>}
          {flag.outcome?.note && <p className="text-ink-2 wrap-anywhere">Answer: {flag.outcome.note}</p>}
        </li>
      ))}
    </ul>
  )
}
