import { plural } from '@/lib/format/numbers'
import type { MemberRecord } from '@/lib/moderation/types'
import { routes } from '@/lib/routes'
import { Badge } from '../ui/badge'
import { Time } from '../ui/time'

/** The author's record in a few words, beside what they wrote. */
export function MemberFacts({ record }: { record: MemberRecord }) {
  return (
    <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-sm text-ink-2">
      <a href={routes.modUser(record.handle)} className="font-semibold">
        {record.handle}
      </a>
      <span>
        here since <Time date={record.since} mode="date" />
      </span>
      <span>{plural(record.posts, 'post')}</span>
      <span>{plural(record.upheld, 'upheld flag')}</span>
      <span>{plural(record.removed, 'post')} removed</span>
      <span>{plural(record.suspensions, 'suspension')}</span>
      {record.suspendedUntil && (
        <Badge tone="bad">
          suspended until <Time date={record.suspendedUntil} mode="date" />
        </Badge>
      )}
    </p>
  )
}
