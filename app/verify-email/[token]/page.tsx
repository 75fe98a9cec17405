import type { Metadata } from 'next'
import { ActionForm } from '@/components/accounts/action-form'
import { SpentLink } from '@/components/accounts/spent-link'
import { PageHeader } from '@/components/ui/page-header'
import { confirmAddress } from '@/lib/auth/actions'
import { isToken } from '@/lib/auth/token-shape'
import { getToken } from '@/lib/auth/tokens'
import { notFound } from '@/lib/http/leave'
import { routes } from '@/lib/routes'

export const metadata: Metadata = {
  title: 'Confirm your address',
  robots: { index: false },
  referrer: 'same-origin',
}

/** Confirms by a button, because mail scanners open links too. */
export default async function VerifyPage({ params }: PageProps<'/verify-email/[token]'>) {
  const { token } = await params
  if (!isToken(token)) notFound()
  const link = await getToken(token)
  if (link?.purpose !== 'verify-email' && link?.purpose !== 'confirm-new-email')
    return <SpentLink again={routes.settings('account')} />
  return (
    <div className="mx-auto max-w-md">
      <PageHeader title="Confirm your address" summary={`Is ${link.email} yours?`} />
      <ActionForm
        label="Confirm address"
        action={confirmAddress}
        fields={[]}
        hidden={{ token }}
        submit={`Yes, confirm ${link.email}`}
        busy="Confirming…"
      />
    </div>
  )
}
