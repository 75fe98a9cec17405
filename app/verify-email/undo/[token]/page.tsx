import type { Metadata } from 'next'
import { ActionForm } from '@/components/accounts/action-form'
import { SpentLink } from '@/components/accounts/spent-link'
import { PageHeader } from '@/components/ui/page-header'
import { undoAddressChange } from '@/lib/auth/actions'
import { isToken } from '@/lib/auth/token-shape'
import { getToken } from '@/lib/auth/tokens'
import { notFound } from '@/lib/http/leave'
import { routes } from '@/lib/routes'

export const metadata: Metadata = {
  title: 'Take your address back',
  robots: { index: false },
  referrer: 'same-origin',
}

export default async function UndoPage({ params }: PageProps<'/verify-email/undo/[token]'>) {
  const { token } = await params
  if (!isToken(token)) notFound()
  const link = await getToken(token)
  if (link?.purpose !== 'undo-email-change') return <SpentLink again={routes.resetPassword()} />
  return (
    <div className="mx-auto max-w-md">
      <PageHeader
        title="Take your address back"
        summary={`Your account returns to ${link.email}, and all devices are signed out.`}
      />
      <ActionForm
        label="Take your address back"
        action={undoAddressChange}
        fields={[]}
        hidden={{ token }}
        submit="Take it back"
        busy="One moment…"
      />
    </div>
  )
}
