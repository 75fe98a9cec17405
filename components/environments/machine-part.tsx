import { MachineFields, type MachineFieldsProps } from './machine-fields'

/** "Your machine" as the optional part of a form for a question or an answer. */
export function MachinePart(props: MachineFieldsProps) {
  const { state, review, machine } = props
  const { values, fields } = state
  const isFilled = Boolean(values.environment || values.rig || review)
  const isRefused = [fields.rig, fields.environment, fields.remove].some((message) => message !== undefined)
  return (
    <details open={isFilled || isRefused} className="grid gap-2">
      <summary className="min-h-8 cursor-pointer text-sm">
        Your machine (optional)
        {machine.rigs.length > 0 ? ': choose a rig, or paste' : ': paste what tools print'}
      </summary>
      <MachineFields {...props} />
    </details>
  )
}
