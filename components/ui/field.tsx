import type { ComponentProps, ReactNode } from 'react'
import { Icon } from './icon'

export type FieldText = {
  label: ReactNode
  /** One sentence under the label; a limit, an example. */
  hint?: ReactNode
  /** What is wrong and how to put it right. */
  error?: string
}

type Named = FieldText & { name: string }

export type TextFieldProps = Named & Omit<ComponentProps<'input'>, 'name'>

export function TextField({ label, hint, error, id, className = '', ...input }: TextFieldProps) {
  const fieldId = id ?? input.name
  return (
    <FieldFrame id={fieldId} label={label} hint={hint} error={error} required={input.required}>
      <input type="text" {...input} {...described(fieldId, hint, error)} className={`input ${className}`} />
    </FieldFrame>
  )
}

export type TextareaProps = Named & Omit<ComponentProps<'textarea'>, 'name'> & { source?: boolean }

/** `source` sets the text in mono, for Markdown and logs. */
export function Textarea({ label, hint, error, id, source, className = '', ...input }: TextareaProps) {
  const fieldId = id ?? input.name
  const look = ['input', source ? 'input-source' : '', className].filter(Boolean).join(' ')
  return (
    <FieldFrame id={fieldId} label={label} hint={hint} error={error} required={input.required}>
      <textarea {...input} {...described(fieldId, hint, error)} className={look} />
    </FieldFrame>
  )
}

export type SelectProps = Named & Omit<ComponentProps<'select'>, 'name'>

export function Select({ label, hint, error, id, className = '', children, ...input }: SelectProps) {
  const fieldId = id ?? input.name
  return (
    <FieldFrame id={fieldId} label={label} hint={hint} error={error} required={input.required}>
      <select {...input} {...described(fieldId, hint, error)} className={`input ${className}`}>
        {children}
      </select>
    </FieldFrame>
  )
}

export type CheckboxProps = Named &
  Omit<ComponentProps<'input'>, 'name' | 'type'> & { type?: 'checkbox' | 'radio' }

/** A checkbox, or one radio button of a group. */
export function Checkbox({ label, hint, error, id, type = 'checkbox', ...input }: CheckboxProps) {
  const fieldId = id ?? (type === 'radio' ? `${input.name}-${input.value}` : input.name)
  return (
    <div className="choice">
      <input {...input} type={type} {...described(fieldId, hint, error)} />
      <div className="field">
        <label htmlFor={fieldId}>{label}</label>
        <FieldNotes id={fieldId} hint={hint} error={error} />
      </div>
    </div>
  )
}

type FieldFrameProps = FieldText & { id: string; required?: boolean; children: ReactNode }

/** Label, hint and error around any control; the control itself takes `{...described(id, hint, error)}`. */
export function FieldFrame({ id, label, hint, error, required, children }: FieldFrameProps) {
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {label}
        {required === false && <span className="font-normal text-ink-2"> (optional)</span>}
      </label>
      <FieldNotes id={id} hint={hint} error={error} />
      {children}
    </div>
  )
}

/** The attributes that tie a control to its hint and error. */
export function described(id: string, hint?: ReactNode, error?: string) {
  const ids = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ')
  return { id, 'aria-describedby': ids || undefined, 'aria-invalid': error ? true : undefined }
}

function FieldNotes({ id, hint, error }: { id: string; hint?: ReactNode; error?: string }) {
  return (
    <>
      {hint && (
        <div id={`${id}-hint`} className="field-note">
          {hint}
        </div>
      )}
      {error && (
        <div id={`${id}-error`} className="field-error">
          <Icon name="warning" />
          <span>{error}</span>
        </div>
      )}
    </>
  )
}
