import { routes } from '@/lib/routes'
import { Time } from '../ui/time'

type SanctionView = {
  id: number
  reason: string
  at: Date
  until: Date
  by: string | null
  liftedAt: Date | null
  liftedBy: string | null
}

/** Every suspension of a member, newest first. */
export function SanctionList({ sanctions }: { sanctions: SanctionView[] }) {
  return (
    <ol className="grid gap-3 text-sm">
      {sanctions.map(({ id, reason, at, until, by, liftedAt, liftedBy }) => (
        <li key={id} className="border-l-2 border-line pl-3">
          <p>
            <Time date={at} mode="date" /> to <Time date={until} mode="date" />, by <Person handle={by} />
            {liftedAt && (
              <>
                {'; ended '}
                <Time date={liftedAt} mode="moment" /> by <Person handle={liftedBy} />
              </>
            )}
          </p>
          <p className="text-ink-2 wrap-anywhere">{reason}</p>
        </li>
      ))}
    </ol>
  )
}

function Person({ handle }: { handle: string | null }) {
  return handle === null ? <>a deleted account</> : <a href={routes.user(handle)}>{handle}</a>
}
