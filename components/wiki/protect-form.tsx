'use client'

import { useActionState } from 'react'
import { emptyForm, type FormState } from '@/lib/http/form'
import { REASON_MAX } from '@/lib/moderation/input'
import { levelNames } from '@/lib/protection/policy'
import { type Level, levels } from '@/lib/protection/types'
import { Choices } from '../moderation/choices'
import { Button } from '../ui/button'
import { Select, TextField } from '../ui/field'
import { Notice } from '../ui/notice'

type Action = (before: FormState, form: FormData) => Promise<FormState>
type ProtectFormProps = { action: Action; id: number; level: Level | null; reason: string }

/** Guards a page, or changes how it is guarded. */
export function ProtectForm({ action, id, level, reason }: ProtectFormProps) {
  const [{ values, fields, message, attempt }, send, pending] = useActionState(action, emptyForm)
  const choices = levels.map((value) => ({ value, label: levelNames[value], hint: hints[value] }))
  return (
    <form action={send} aria-label="Protect this page" className="grid max-w-measure gap-6">
      <General message={message} fields={fields} />
      <input type="hidden" name="id" value={id} />
      <Choices
        key={`level-${attempt}`}
        name="level"
        legend="Who may edit?"
        choices={choices}
        chosen={values.level ?? level ?? undefined}
        error={fields.level}
      />
      <TextField
        name="reason"
        label="Reason"
        hint="Shown on the page and in the public log."
        required
        maxLength={REASON_MAX}
        defaultValue={values.reason ?? reason}
        error={fields.reason}
      />
      <Select
        key={`span-${attempt}`}
        name="span"
        label="For how long?"
        defaultValue={values.span ?? 'none'}
        error={fields.span}
      >
        {Object.entries(spans).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
      <TextField
        name="until"
        type="date"
        label="Last day"
        required={false}
        hint="Only for “Until a date”. The day counts whole, in UTC."
        defaultValue={values.until}
        error={fields.until}
      />
      <div>
        <Button tone="primary" icon="shield" disabled={pending} aria-busy={pending}>
          {pending ? 'Protecting…' : level ? 'Change the protection' : 'Protect the page'}
        </Button>
      </div>
    </form>
  )
}

/** Opens a page again; asks what becomes of changes that wait, if any do. */
export function LiftForm({ action, id, waiting }: { action: Action; id: number; waiting: boolean }) {
  const [{ values, fields, message, attempt }, send, pending] = useActionState(action, emptyForm)
  return (
    <form action={send} aria-label="Lift the protection" className="grid max-w-measure gap-4">
      <General message={message} fields={fields} />
      <input type="hidden" name="id" value={id} />
      {(waiting || fields.waiting) && (
        <Choices
          key={attempt}
          name="waiting"
          legend="What becomes of the changes that wait?"
          choices={[
            { value: 'publish', label: 'Publish them', hint: 'Readers see the newest text.' },
            {
              value: 'discard',
              label: 'Discard them',
              hint: 'Readers see what they see now; the history keeps them.',
            },
          ]}
          chosen={values.waiting}
          error={fields.waiting}
        />
      )}
      <div>
        <Button icon="history" disabled={pending} aria-busy={pending}>
          {pending ? 'Lifting…' : 'Lift the protection'}
        </Button>
      </div>
    </form>
  )
}

function General({ message, fields }: Pick<FormState, 'message' | 'fields'>) {
  if (!message || Object.keys(fields).length > 0) return null
  return (
    <Notice tone="bad" live>
      {message}
    </Notice>
  )
}

const hints: Record<Level, string> = {
  review: 'Everybody’s edits are kept; readers see them once a reviewer has approved them.',
  trusted: 'Edits by newer members become suggestions.',
  moderators: 'Everybody else’s edits become suggestions.',
}

const spans = {
  none: 'Until it is lifted',
  day: 'One day',
  week: 'One week',
  month: 'One month',
  quarter: 'Three months',
  date: 'Until a date',
}
