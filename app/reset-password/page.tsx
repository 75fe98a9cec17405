import type { Metadata } from 'next'
import { ActionForm } from '@/components/accounts/action-form'
import { accountFields } from '@/components/accounts/fields'
import { Outcome } from '@/components/accounts/outcome'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { requestReset } from '@/lib/auth/actions'
import { readQuery } from '@/lib/http/query'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Forgotten password', robots: { index: false } }

export default async function ResetPage({ searchParams }: PageProps<'/reset-password'>) {
  const query = readQuery(await searchParams)
  return (
    <div className="mx-auto max-w-md">
      <PageHeader title="Forgotten password" summary="We mail you a link to choose a new one." />
      <Outcome of={query.done} texts={outcomes} />
      {query.sent ? (
        <Notice tone="good" title="Look into your inbox" live>
          <p>
            If this address is an account’s, a link is on its way. It works for 10 minutes.{' '}
            <a href={routes.resetPassword()}>Ask again</a>
          </p>
        </Notice>
      ) : (
        <ActionForm
          label="Forgotten password"
          action={requestReset}
          fields={[{ ...accountFields.email, hint: 'The confirmed address of your account.' }]}
          submit="Mail me a link"
          busy="Sending…"
        />
      )}
    </div>
  )
}

const outcomes = {
  undone:
    'Your old address is back and all devices are signed out. Choose a new password now: somebody knew the old one.',
}
