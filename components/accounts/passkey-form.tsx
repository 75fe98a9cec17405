'use client'

import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser'
import { type FormEvent, startTransition, useActionState, useEffect, useState } from 'react'
import { emptyForm, type FormState } from '@/lib/http/form'
import type { Result } from '@/lib/result'
import { Button } from '../ui/button'
import { TextField } from '../ui/field'
import { Notice } from '../ui/notice'

type Action = (before: FormState, form: FormData) => Promise<FormState>
type Ask = (form: FormData) => Promise<Result<unknown>>

type PasskeyFormProps = {
  send: Action
  /** Where to go afterwards. */
  next?: string
  submit: string
  label: string
  tone?: 'primary' | 'plain'
}

type SignInProps = PasskeyFormProps & { begin: () => Promise<Result<PublicKeyCredentialRequestOptionsJSON>> }

/** Signs in, or confirms, with a passkey. Needs script, as passkeys do; without it the password form does. */
export function PasskeySignIn({ begin, ...form }: SignInProps) {
  const ask: Ask = async () => {
    const options = await begin()
    return options.ok
      ? { ok: true, value: await startAuthentication({ optionsJSON: options.value }) }
      : options
  }
  return <PasskeyForm {...form} ask={ask} />
}

type AddProps = PasskeyFormProps & { begin: () => Promise<Result<PublicKeyCredentialCreationOptionsJSON>> }

/** Makes a passkey on this device, or on a phone or key next to it. */
export function PasskeyAddition({ begin, ...form }: AddProps) {
  const ask: Ask = async () => {
    const options = await begin()
    return options.ok ? { ok: true, value: await startRegistration({ optionsJSON: options.value }) } : options
  }
  return <PasskeyForm {...form} ask={ask} named />
}

function PasskeyForm({
  ask,
  send,
  next,
  submit,
  label,
  tone = 'plain',
  named = false,
}: PasskeyFormProps & { ask: Ask; named?: boolean }) {
  const [state, dispatch, pending] = useActionState(send, emptyForm)
  const [problem, setProblem] = useState<string>()
  const [able, setAble] = useState(false)
  useEffect(() => setAble(browserSupportsWebAuthn()), [])
  if (!able) return null
  const submitWithKey = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setProblem(undefined)
    try {
      const answer = await ask(form)
      if (!answer.ok) return setProblem(answer.error.message)
      form.set('credential', JSON.stringify(answer.value))
      startTransition(() => dispatch(form))
    } catch (error) {
      setProblem(words(error))
    }
  }
  const message = problem ?? state.message
  return (
    <form onSubmit={submitWithKey} aria-label={label} className="grid max-w-md gap-3">
      {message && (
        <Notice tone="bad" live>
          {message}
        </Notice>
      )}
      {next !== undefined && <input type="hidden" name="next" value={next} />}
      {named && (
        <TextField
          name="name"
          label="Name of the passkey"
          hint="Such as: phone, blue security key."
          maxLength={60}
          required={false}
          defaultValue={state.values.name}
          error={state.fields.name}
        />
      )}
      <div>
        <Button tone={tone} disabled={pending} aria-busy={pending}>
          {submit}
        </Button>
      </div>
    </form>
  )
}

function words(error: unknown): string {
  const name = error instanceof Error ? error.name : ''
  if (name === 'InvalidStateError') return 'This device already has a passkey for your account.'
  if (name === 'NotAllowedError' || name === 'AbortError') return 'No passkey was given. Please try again.'
  return 'The browser could not use a passkey here.'
}
