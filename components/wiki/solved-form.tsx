import { routes } from '@/lib/routes'
import { Button } from '../ui/button'

type SolvedFormProps = {
  path: string
  /** The revision that is shown. */
  number: number
  tags: string[]
}

/** "Did this solve it?", for everybody. Script sends it from here and says thanks in its place. */
export function SolvedForm({ path, number, tags }: SolvedFormProps) {
  return (
    <form
      method="post"
      action={routes.pageVerdict(path)}
      aria-label="Did this solve it?"
      className="mt-8 flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line pt-4"
      data-verdict=""
      data-ask={askAddress(tags)}
      data-needs={routes.pageNeeds(path)}
      data-no-print=""
    >
      <input type="hidden" name="number" value={number} />
      <span className="font-semibold">Did this solve it?</span>{' '}
      <Button name="solved" value="yes" size="small" icon="check">
        Yes
      </Button>{' '}
      <Button name="solved" value="no" size="small">
        No
      </Button>
    </form>
  )
}

/** The form for a new question, with the page's tags. */
export function askAddress(tags: string[]): string {
  return `${routes.ask()}?${new URLSearchParams({ tags: tags.slice(0, 5).join(' ') })}`
}
