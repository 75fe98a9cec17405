import type { Metadata } from 'next'
import { ActionForm } from '@/components/accounts/action-form'
import { accountFields } from '@/components/accounts/fields'
import { SpentLink } from '@/components/accounts/spent-link'
import { PageHeader } from '@/components/ui/page-header'
import { resetPassword } from '@/lib/auth/actions'
import { isToken } from '@/lib/auth/token-shape'
import { getToken } from '@/lib/auth/tokens'
import { notFound } from '@/lib/http/leave'
import { routes } from '@/lib/routes'

export const metadata: Metadata = {
  title: 'Choose a new password',
  robots: { index: false },
  referrer: 'same-origin',
}

/** Looking at it uses nothing up: mail scanners open links too. */
export default async function NewPasswordPage({ params }: PageProps<'/reset-password/[token]'>) {
  const { token } = await params
  if (!isToken(token)) notFound()
  const link = await getToken(token)
  if (link?.purpose !== 'reset-password') return <SpentLink again={routes.resetPassword()} />
  return (
    <div className="mx-auto max-w-md">
      <PageHeader title="Choose a new password" summary="All your devices are signed out when you save it." />
      <ActionForm
        label="Replace password"
        action={resetPassword}
        fields={[accountFields.newPassword]}
        hidden={{ token }}
        submit="Save password"
        busy="Saving…"
      />
    </div>
  )
}
