'use client'

import { useActionState } from 'react'
import { emptyForm, type FormState } from '@/lib/http/form'
import { NOTE_MAX } from '@/lib/moderation/input'
import { closeReasonKeys, closeReasons } from '@/lib/moderation/reasons'
import { Button } from '../ui/button'
import { Textarea, TextField } from '../ui/field'
import { Notice } from '../ui/notice'
import { Choices } from './choices'

type CloseFormProps = {
  action: (before: FormState, form: FormData) => Promise<FormState>
  questionId: number
  /** What is in force, when the question is closed already. */
  closure: { reason: string; duplicateOf: number | null; note: string } | null
}

export function CloseForm({ action, questionId, closure }: CloseFormProps) {
  const [state, send, pending] = useActionState(action, emptyForm)
  const { values, fields } = state
  const choices = closeReasonKeys.map((value) => ({ value, label: closeReasons[value] }))
  return (
    <form action={send} aria-label="Close this question" className="grid max-w-measure gap-6">
      {state.message && Object.keys(fields).length === 0 && (
        <Notice tone="bad" live>
          {state.message}
        </Notice>
      )}
      <input type="hidden" name="id" value={questionId} />
      <input type="hidden" name="value" value="1" />
      <Choices
        key={state.attempt}
        name="reason"
        legend="Why?"
        choices={choices}
        chosen={values.reason ?? closure?.reason}
        error={fields.reason}
      />
      <TextField
        name="duplicateOf"
        label="Answered at"
        required={false}
        hint="For a duplicate: the number or the address of the question that has the answer."
        defaultValue={values.duplicateOf ?? closure?.duplicateOf ?? ''}
        error={fields.duplicateOf}
        inputMode="url"
        spellCheck={false}
      />
      <Textarea
        name="note"
        label="What the asker can do"
        required={false}
        hint="Shown on the question and in the public log."
        rows={3}
        className="min-h-20!"
        maxLength={NOTE_MAX}
        defaultValue={values.note ?? closure?.note}
        error={fields.note}
      />
      <div>
        <Button tone="primary" icon="lock" disabled={pending} aria-busy={pending}>
          {pending ? 'Closing…' : closure ? 'Change the reason' : 'Close question'}
        </Button>
      </div>
    </form>
  )
}
