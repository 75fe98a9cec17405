import type { ReactNode } from 'react'
import { routes } from '@/lib/routes'
import { Button, LinkButton } from '../ui/button'
import { TextField } from '../ui/field'

type ChoiceFormProps = {
  id: number
  /** The newest revision, and the hunks this screen shows. */
  base: number
  shown: string[]
  children: ReactNode
}

/** The hunks with their boxes, to be accepted as they are or opened in an editor. */
export function ChoiceForm({ id, base, shown, children }: ChoiceFormProps) {
  return (
    <form method="post" action={routes.decision(id)} className="grid gap-4" aria-label="Accept">
      <input type="hidden" name="base" value={base} />
      <input type="hidden" name="shown" value={shown.join(',')} />
      {children}
      <div className="flex flex-wrap gap-2">
        <Button name="decision" value="accept" tone="primary">
          {shown.length > 1 ? 'Accept what is ticked' : 'Accept'}
        </Button>
        {shown.length > 0 && (
          <Button formAction={routes.suggestionEdit(id)} formMethod="get">
            Accept with changes
          </Button>
        )}
      </div>
    </form>
  )
}

export function RejectForm({ id }: { id: number }) {
  return (
    <form
      method="post"
      action={routes.decision(id)}
      className="flex max-w-measure flex-wrap items-end gap-2 border-t border-line pt-4"
      aria-label="Reject"
    >
      <div className="min-w-0 flex-1 basis-64">
        <TextField
          name="reason"
          label="Why not?"
          hint="Its author reads this."
          minLength={5}
          maxLength={255}
          required
        />
      </div>
      <Button name="decision" value="reject" tone="danger">
        Reject
      </Button>
    </form>
  )
}

/** What its author may still do. */
export function OwnForms({ id, stale }: { id: number; stale: boolean }) {
  return (
    <div className="mt-2 flex flex-wrap gap-2">
      <LinkButton href={routes.suggestionEdit(id)} size="small" tone={stale ? 'primary' : 'plain'}>
        {stale ? 'Rework it' : 'Change it'}
      </LinkButton>
      <form method="post" action={routes.decision(id)}>
        <Button name="decision" value="withdraw" size="small">
          Withdraw it
        </Button>
      </form>
    </div>
  )
}
