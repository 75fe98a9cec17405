import type { FormState } from '@/lib/http/form'
import { ActionForm } from './action-form'

type ProviderFormsProps = {
  providers: { id: string; name: string }[]
  action: (before: FormState, form: FormData) => Promise<FormState>
  next?: string
  verb?: 'Sign in with' | 'Connect'
}

/** One button for each other site that is configured. */
export function ProviderForms({ providers, action, next, verb = 'Sign in with' }: ProviderFormsProps) {
  if (providers.length === 0) return null
  return (
    <div className="flex flex-wrap gap-2">
      {providers.map(({ id, name }) => (
        <ActionForm
          key={id}
          label={`${verb} ${name}`}
          action={action}
          fields={[]}
          hidden={{ provider: id, next }}
          submit={`${verb} ${name}`}
          busy="One moment…"
          tone="plain"
        />
      ))}
    </div>
  )
}
