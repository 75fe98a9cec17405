import type { FormState } from '@/lib/http/form'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'
import { ActionForm } from './action-form'
import { accountFields } from './fields'

type EmailSectionProps = {
  /** The confirmed address. */
  email: string | null
  /** The one that waits for confirmation. */
  pending: string | null
  hasPassword: boolean
  change: (before: FormState, form: FormData) => Promise<FormState>
  resend: () => Promise<void>
}

export function EmailSection({ email, pending, hasPassword, change, resend }: EmailSectionProps) {
  return (
    <section className="grid gap-3" aria-label="E-mail address">
      <h2 className="text-lg">E-mail address</h2>
      <p>
        {email ? (
          <b>{email}</b>
        ) : (
          'You have no confirmed address yet: no mail reaches you, and a lost password stays lost.'
        )}
      </p>
      {pending && (
        <Notice tone="info" title={`${pending} waits for confirmation`}>
          <p>Open the link in the mail we sent there. It works for 24 hours.</p>
          <form action={resend} className="mt-2">
            <Button size="small">Send it again</Button>
          </form>
        </Notice>
      )}
      <ActionForm
        label="Change address"
        action={change}
        fields={[
          {
            ...accountFields.email,
            label: 'New e-mail address',
            hint: 'Your present address is told and can undo the change for 7 days.',
          },
          ...(hasPassword ? [accountFields.current] : []),
        ]}
        submit="Change address"
        busy="Sending…"
        tone="plain"
      />
    </section>
  )
}
