import { plural } from '@/lib/format/numbers'
import { routes } from '@/lib/routes'
import type { StampView } from '@/lib/stamps/types'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { Time } from '../ui/time'

type StampListProps = { path: string; stamps: (StampView & { mayWithdraw: boolean })[] }

/** Who followed the page, with what, and what was edited since; the newest first. */
export function StampList({ path, stamps }: StampListProps) {
  if (stamps.length === 0)
    return (
      <EmptyState title="Nobody has said yet that it works">The first to follow the page can.</EmptyState>
    )
  return (
    <ol className="grid divide-y divide-line border-y border-line" aria-label="Verified by, newest first">
      {stamps.map((stamp) => (
        <li key={stamp.id} className="grid gap-1 py-2.5">
          <p className="flex flex-wrap items-baseline gap-x-2">
            <span className="font-mono text-sm">
              {[stamp.driver, stamp.kernel].filter(Boolean).join(', ')}
            </span>{' '}
            <span className="text-sm text-ink-2">
              by <a href={routes.user(stamp.by)}>{stamp.by}</a> on{' '}
              <Time date={new Date(`${stamp.verifiedOn}T00:00:00Z`)} mode="date" />,{' '}
              <a href={routes.pageRevision(path, stamp.number)}>revision {stamp.number}</a>
              {stamp.editsSince > 0 && `, ${plural(stamp.editsSince, 'edit')} since`}
            </span>
          </p>
          {stamp.note && <p className="text-sm wrap-anywhere">{stamp.note}</p>}
          {stamp.mayWithdraw && (
            <form method="post" action={routes.withdrawStamp(path)}>
              <input type="hidden" name="stamp" value={stamp.id} />
              <Button size="small">Withdraw</Button>
            </form>
          )}
        </li>
      ))}
    </ol>
  )
}
