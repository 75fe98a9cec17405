import type { NeedView } from '@/lib/needs/types'
import { routes } from '@/lib/routes'
import { Button } from '../ui/button'
import { TextField } from '../ui/field'
import { Time } from '../ui/time'

type NeedListProps = { path: string; needs: (NeedView & { maySettle: boolean })[] }

/** What is open on a page; who may settle it says why. */
export function NeedList({ path, needs }: NeedListProps) {
  return (
    <ol
      className="grid divide-y divide-line border-y border-line empty:hidden"
      aria-label="Open, oldest first"
    >
      {needs.map(({ id, reason, by, at, maySettle }) => (
        <li key={id} className="grid gap-2 py-3">
          <p className="wrap-anywhere">
            {reason}{' '}
            <span className="text-sm text-ink-2">
              <a href={routes.user(by)}>{by}</a>, <Time date={at} mode="date" />
            </span>
          </p>
          {maySettle && (
            <form
              method="post"
              action={routes.settleNeed(path)}
              aria-label={`Settle: ${reason.slice(0, 60)}`}
              className="flex max-w-measure flex-wrap items-end gap-2"
            >
              <input type="hidden" name="need" value={id} />
              <div className="grow">
                <TextField
                  name="reason"
                  id={`settle-${id}`}
                  label="Why it is settled"
                  maxLength={255}
                  required
                />
              </div>
              <Button>Settle</Button>
            </form>
          )}
        </li>
      ))}
    </ol>
  )
}
