import { routes } from '@/lib/routes'
import { Button } from '../ui/button'
import { TextField } from '../ui/field'
import { Notice } from '../ui/notice'

type SuggestionDecisionProps = { id: number; mayReview: boolean; isOwn: boolean }

/** One plain form for each decision. */
export function SuggestionDecision({ id, mayReview, isOwn }: SuggestionDecisionProps) {
  const action = routes.decision(id)
  if (isOwn)
    return (
      <Notice title="Waiting for review">
        <form method="post" action={action} className="mt-2">
          <Button name="decision" value="withdraw" size="small">
            Withdraw it
          </Button>
        </form>
      </Notice>
    )
  if (!mayReview) return <Notice>Waiting for the author of the post or a trusted member.</Notice>
  return (
    <div className="flex flex-wrap items-end gap-x-8 gap-y-4">
      <form method="post" action={action}>
        <Button name="decision" value="accept" tone="primary">
          Accept
        </Button>
      </form>
      <form
        method="post"
        action={action}
        className="flex flex-1 flex-wrap items-end gap-2"
        aria-label="Reject"
      >
        <div className="min-w-0 flex-1 basis-64">
          <TextField name="reason" label="Why not?" maxLength={255} required />
        </div>
        <Button name="decision" value="reject" tone="danger">
          Reject
        </Button>
      </form>
    </div>
  )
}
