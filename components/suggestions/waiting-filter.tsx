import { routes } from '@/lib/routes'
import { Button } from '../ui/button'
import { Select } from '../ui/field'

type WaitingFilterProps = { kind?: string; vendor?: string; vendors: readonly string[] }

/** A plain form, so that the choice is in the address. */
export function WaitingFilter({ kind, vendor, vendors }: WaitingFilterProps) {
  return (
    <form method="get" action={routes.suggestions()} className="my-4 flex flex-wrap items-end gap-3">
      <div>
        <Select name="kind" label="Of" defaultValue={kind ?? ''}>
          <option value="">All posts</option>
          <option value="page">Pages</option>
          <option value="question">Questions</option>
          <option value="answer">Answers</option>
        </Select>
      </div>
      <div>
        <Select name="vendor" label="Vendor" defaultValue={vendor ?? ''}>
          <option value="">All</option>
          {vendors.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </Select>
      </div>
      <Button>Show</Button>
    </form>
  )
}
