'use client'

import { useActionState, useEffect, useRef } from 'react'
import { emptyForm } from '@/lib/http/form'
import type { CodesState } from '@/lib/second-factor/types'
import { Button } from '../ui/button'
import { TextField } from '../ui/field'
import { Notice } from '../ui/notice'

type BackupCodesFormProps = {
  action: (before: CodesState, form: FormData) => Promise<CodesState>
  /** Asks for the first code of the app. */
  asksForCode: boolean
  submit: string
  label: string
}

/** A form whose answer is ten backup codes, shown in its place and nowhere again. */
export function BackupCodesForm({ action, asksForCode, submit, label }: BackupCodesFormProps) {
  const [state, send, pending] = useActionState(action, emptyForm as CodesState)
  const shown = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the codes appear with an answer
  useEffect(() => shown.current?.focus(), [state.attempt])
  if (state.codes)
    return (
      <div ref={shown} tabIndex={-1} className="max-w-md">
        <Notice tone="good" title="Keep these backup codes" live>
          <p>Each signs you in once when the app is out of reach. They are not shown again.</p>
          <ol className="mt-2 grid grid-cols-2 gap-x-6 gap-y-1 font-mono">
            {state.codes.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ol>
        </Notice>
      </div>
    )
  return (
    <form action={send} aria-label={label} className="grid max-w-md gap-4">
      {state.message && !state.fields.code && (
        <Notice tone="bad" live>
          {state.message}
        </Notice>
      )}
      {asksForCode && (
        <TextField
          name="code"
          label="Code of the app"
          hint="Six digits."
          error={state.fields.code}
          defaultValue={state.values.code}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={10}
          required
        />
      )}
      <div>
        <Button tone={asksForCode ? 'primary' : 'plain'} disabled={pending} aria-busy={pending}>
          {submit}
        </Button>
      </div>
    </form>
  )
}
