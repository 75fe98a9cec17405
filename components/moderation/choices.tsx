import type { ReactNode } from 'react'
import { Checkbox } from '../ui/field'
import { Icon } from '../ui/icon'

export type Choice = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean }

type ChoicesProps = {
  name: string
  legend: string
  choices: Choice[]
  chosen?: string
  error?: string
}

/** One of several, as radio buttons whose group carries the error. */
export function Choices({ name, legend, choices, chosen, error }: ChoicesProps) {
  return (
    <fieldset className="grid gap-3" aria-describedby={error ? `${name}-error` : undefined}>
      <legend className="field-label mb-2">{legend}</legend>
      {error && (
        <div id={`${name}-error`} className="field-error">
          <Icon name="warning" />
          <span>{error}</span>
        </div>
      )}
      {choices.map(({ value, label, hint, disabled }) => (
        <Checkbox
          key={value}
          type="radio"
          name={name}
          value={value}
          label={label}
          hint={hint}
          disabled={disabled}
          required
          defaultChecked={chosen === value}
        />
      ))}
    </fieldset>
  )
}
