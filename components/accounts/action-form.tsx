'use client'

import { useActionState } from 'react'
import { emptyForm, type FormState } from '@/lib/http/form'
import { Button } from '../ui/button'
import { Textarea, TextField } from '../ui/field'
import { Notice } from '../ui/notice'

export type FieldSpec = {
  name: string
  label: string
  type?: 'text' | 'email' | 'password' | 'textarea' | 'date'
  hint?: string
  /** What is there before anything is typed. */
  value?: string
  autoComplete?: string
  required?: boolean
  maxLength?: number
  /** Offered while one types. */
  list?: string[]
}

type ActionFormProps = {
  action: (before: FormState, form: FormData) => Promise<FormState>
  fields: FieldSpec[]
  /** Sent along unseen: a token, the way back. */
  hidden?: Record<string, string | undefined>
  submit: string
  /** On the button while the answer is on its way. */
  busy: string
  tone?: 'primary' | 'danger' | 'plain'
  size?: 'medium' | 'small'
  /** Names the form for people who cannot see what is around it. */
  label: string
}

/** A form with a server action: works without script, keeps what was typed, says beside each field what is wrong. */
export function ActionForm(props: ActionFormProps) {
  const { action, fields, hidden = {}, submit, busy, tone = 'primary', size, label } = props
  const [state, send, pending] = useActionState(action, emptyForm)
  const general = state.message !== undefined && !fields.some(({ name }) => state.fields[name])
  return (
    <form action={send} aria-label={label} className={fields.length > 0 ? 'grid max-w-md gap-4' : 'contents'}>
      {general && (
        <Notice tone="bad" live>
          {state.message}
        </Notice>
      )}
      {Object.entries(hidden).map(([name, value]) =>
        value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      {fields.map((field) => (
        <Field key={field.name} form={label} field={field} state={state} />
      ))}
      <div>
        <Button tone={tone} size={size} disabled={pending} aria-busy={pending}>
          {pending ? busy : submit}
        </Button>
      </div>
    </form>
  )
}

function Field({ form, field, state }: { form: string; field: FieldSpec; state: FormState }) {
  const { type = 'text', value = '', required = true, name, list, ...text } = field
  // Several forms on a page may ask for the same thing.
  const id = `${form.toLowerCase().replace(/[^a-z]+/g, '-')}-${name}`
  const shared = {
    ...text,
    name,
    required,
    id,
    error: state.fields[name],
    defaultValue: type === 'password' ? undefined : (state.values[name] ?? value),
  }
  if (type === 'textarea') return <Textarea {...shared} source rows={6} />
  return (
    <>
      <TextField
        {...shared}
        type={type}
        list={list ? `${id}-list` : undefined}
        autoCapitalize="none"
        spellCheck={type === 'text' ? undefined : false}
      />
      {list && (
        <datalist id={`${id}-list`}>
          {list.map((text) => (
            <option key={text} value={text} />
          ))}
        </datalist>
      )}
    </>
  )
}
