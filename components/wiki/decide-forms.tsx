import { REASON_MAX } from '@/lib/moderation/input'
import { routes } from '@/lib/routes'
import { Button } from '../ui/button'
import { TextField } from '../ui/field'
import { Notice } from '../ui/notice'

type PendingProps = {
  path: string
  /** The revisions that are compared, what readers see, and the newest one. */
  from: number
  to: number
  shown: number
  newest: number
  /** Set for who may decide. */
  decide: { id: number } | null
}

/** On a comparison that ends in something that waits: says so, and lets reviewers decide. */
export function PendingPanel({ path, from, to, shown, newest, decide }: PendingProps) {
  if (to <= shown) return null
  const whole = from === shown
  return (
    <div className="mb-4 grid gap-3">
      <Notice title={`Revision ${to} waits for approval`}>
        Readers see revision {shown}.{' '}
        {!whole && <a href={routes.pageDiff(path, shown, to)}>Compare with what readers see.</a>}{' '}
        {whole && to < newest && (
          <a href={routes.pageDiff(path, shown, newest)}>Compare with the newest change.</a>
        )}
      </Notice>
      {decide && whole && (
        <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
          <form method="post" action={routes.pagePending(path)}>
            <input type="hidden" name="id" value={decide.id} />
            <input type="hidden" name="decision" value="approve" />
            <input type="hidden" name="number" value={to} />
            <Button tone="primary" icon="check">
              Approve {to - shown === 1 ? 'this change' : `up to revision ${to}`}
            </Button>
          </form>
          {to === newest && (
            <form
              method="post"
              action={routes.pagePending(path)}
              className="flex flex-wrap items-end gap-2"
              aria-label="Reject what waits"
            >
              <input type="hidden" name="id" value={decide.id} />
              <input type="hidden" name="decision" value="reject" />
              <input type="hidden" name="base" value={newest} />
              <TextField name="reason" label="Why not?" required minLength={3} maxLength={REASON_MAX} />
              <Button>Reject {to - shown === 1 ? 'it' : 'all that wait'}</Button>
            </form>
          )}
        </div>
      )}
    </div>
  )
}
