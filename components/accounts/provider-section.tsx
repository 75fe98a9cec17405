import type { FormState } from '@/lib/http/form'
import { ActionForm } from './action-form'

type Action = (before: FormState, form: FormData) => Promise<FormState>
type ProviderSectionProps = {
  configured: { id: string; name: string }[]
  connected: string[]
  connect: Action
  disconnect: Action
}

/** The other sites through which this account can be signed in to; absent where none is configured. */
export function ProviderSection({ configured, connected, connect, disconnect }: ProviderSectionProps) {
  if (configured.length === 0) return null
  return (
    <section className="grid gap-3" aria-label="Other ways to sign in">
      <h2 className="text-lg">Other ways to sign in</h2>
      <ul className="grid gap-2">
        {configured.map(({ id, name }) => {
          const verb = connected.includes(id) ? 'Disconnect' : 'Connect'
          return (
            <li key={id} className="flex flex-wrap items-center gap-3">
              <span className="min-w-32">{name}</span>
              <ActionForm
                label={`${verb} ${name}`}
                action={verb === 'Connect' ? connect : disconnect}
                fields={[]}
                hidden={{ provider: id, next: '/settings/account' }}
                submit={`${verb} ${name}`}
                busy="One moment…"
                tone="plain"
                size="small"
              />
            </li>
          )
        })}
      </ul>
    </section>
  )
}
