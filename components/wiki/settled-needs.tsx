import { Checkbox } from '../ui/field'

type SettledNeedsProps = {
  needs: { id: number; reason: string; by: string }[]
  /** Ids as the form sent them before, with commas between. */
  ticked: string | undefined
}

/** "This edit settles": what people asked for, each with a box. Who asked is told. */
export function SettledNeeds({ needs, ticked = '' }: SettledNeedsProps) {
  if (needs.length === 0) return null
  const before = ticked.split(',')
  return (
    <fieldset className="grid gap-2">
      <legend className="field-label mb-1">This edit settles</legend>
      {needs.map(({ id, reason, by }) => (
        <Checkbox
          key={id}
          name="settles"
          id={`settles-${id}`}
          value={id}
          label={<span className="wrap-anywhere">{reason}</span>}
          hint={`Asked by ${by}`}
          defaultChecked={before.includes(String(id))}
        />
      ))}
    </fieldset>
  )
}
