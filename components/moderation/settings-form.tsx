'use client'

import { useActionState } from 'react'
import { emptyForm, type FormState } from '@/lib/http/form'
import { type SettingKey, type Settings, settingDefinitions, settingGroups } from '@/lib/settings/definitions'
import { Button } from '../ui/button'
import { TextField } from '../ui/field'
import { Notice } from '../ui/notice'

type SettingsFormProps = {
  action: (before: FormState, form: FormData) => Promise<FormState>
  settings: Settings
}

/** Every threshold of the site in one form; what differs from the default says so. */
export function SettingsForm({ action, settings }: SettingsFormProps) {
  const [state, send, pending] = useActionState(action, emptyForm)
  return (
    <form action={send} aria-label="Settings" className="grid gap-8">
      {state.message && (
        <Notice tone="bad" live title={state.message}>
          <p>Nothing was changed.</p>
        </Notice>
      )}
      {settingGroups.map(({ title, keys }) => (
        <fieldset key={title} className="grid gap-4">
          <legend className="mb-3 text-lg font-semibold">{title}</legend>
          <div className="grid items-end gap-x-8 gap-y-4 sm:grid-cols-2">
            {keys.map((key) => (
              <Setting
                key={key}
                setting={key}
                value={settings[key]}
                typed={state.values[key]}
                error={state.fields[key]}
              />
            ))}
          </div>
        </fieldset>
      ))}
      <div>
        <Button tone="primary" disabled={pending} aria-busy={pending}>
          {pending ? 'Saving…' : 'Save settings'}
        </Button>
      </div>
    </form>
  )
}

type SettingProps = { setting: SettingKey; value: number; typed?: string; error?: string }

function Setting({ setting, value, typed, error }: SettingProps) {
  const { label, initial } = settingDefinitions[setting]
  return (
    <TextField
      name={setting}
      label={label}
      hint={value === initial ? `Default ${initial}.` : `Changed; the default is ${initial}.`}
      inputMode="numeric"
      autoComplete="off"
      defaultValue={typed ?? value}
      error={error}
      className={`max-w-32 font-mono ${value === initial ? '' : 'border-warn'}`}
    />
  )
}
