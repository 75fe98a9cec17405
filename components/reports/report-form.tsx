import { COMMENT_MAX } from '@/lib/reports/input'
import { outcomes, type ReportView, type RigChoice } from '@/lib/reports/types'
import { routes } from '@/lib/routes'
import { Button, LinkButton } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { Select, Textarea } from '../ui/field'
import { outcomeWords } from './words'

type ReportFormProps = { postId: number; rigs: RigChoice[]; own: ReportView[] }

/** One press says how it went on the chosen rig; the same rig again changes what was said. */
export function ReportForm({ postId, rigs, own }: ReportFormProps) {
  if (rigs.length === 0)
    return (
      <EmptyState
        title="Save your machine first"
        actions={
          <LinkButton href={routes.rigs()} tone="primary">
            Add a rig
          </LinkButton>
        }
      >
        <p>
          A report says on which hardware and versions it was made. Paste your machine once, then report with
          one press.
        </p>
      </EmptyState>
    )
  const told = new Map(own.map((report) => [report.environmentId, report]))
  const first = rigs[0] && told.get(rigs[0].environmentId)
  return (
    <form
      method="post"
      action={routes.report(postId)}
      aria-label="Report"
      className="grid max-w-measure gap-4"
    >
      <Select name="rig" label="On which rig?" hint={<a href={routes.rigs()}>Add or change a rig</a>}>
        {rigs.map(({ id, name, driver, driverVersion, environmentId }) => (
          <option key={id} value={id}>
            {[name, driver && [driver, driverVersion].filter(Boolean).join(' ')].filter(Boolean).join(': ')}
            {told.has(environmentId) ? ' (reported)' : ''}
          </option>
        ))}
      </Select>
      <Textarea
        name="comment"
        label="What you did or saw"
        hint="What else it took, what still fails. Everybody can read it."
        rows={3}
        maxLength={COMMENT_MAX}
        defaultValue={first?.comment}
        required={false}
      />
      <fieldset>
        <legend className="field-label mb-2">How did it go?</legend>
        <div className="flex flex-wrap gap-2">
          {outcomes.map((outcome) => (
            <Button key={outcome} name="outcome" value={outcome}>
              {outcomeWords[outcome].text}
            </Button>
          ))}
        </div>
      </fieldset>
    </form>
  )
}
