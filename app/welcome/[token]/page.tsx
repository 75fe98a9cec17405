import type { Metadata } from 'next'
import { ActionForm } from '@/components/accounts/action-form'
import { accountFields } from '@/components/accounts/fields'
import { PageHeader } from '@/components/ui/page-header'
import { claim, signUp } from '@/lib/auth/actions'
import { isInvitation } from '@/lib/auth/invitation'
import { getViewer } from '@/lib/auth/viewer'
import { notFound } from '@/lib/http/leave'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Welcome', robots: { index: false }, referrer: 'same-origin' }

/** The one-time link printed at the first start: whoever opens it becomes administrator. */
export default async function WelcomePage({ params }: PageProps<'/welcome/[token]'>) {
  const { token } = await params
  if (!(await isInvitation(token))) notFound()
  const viewer = await getViewer()
  return (
    <div className="mx-auto max-w-md">
      <PageHeader
        title="Welcome to your Nomodeset"
        summary="This link works once and makes its user administrator."
      />
      {viewer ? (
        <ActionForm
          label="Become administrator"
          action={claim}
          fields={[]}
          hidden={{ token }}
          submit={`Make ${viewer.handle} administrator`}
          busy="One moment…"
        />
      ) : (
        <div className="grid gap-6">
          <ActionForm
            label="First account"
            action={signUp}
            fields={[
              accountFields.handle,
              accountFields.email,
              { ...accountFields.newPassword, label: 'Password' },
            ]}
            hidden={{ invitation: token }}
            submit="Create the administrator’s account"
            busy="Creating…"
          />
          <p className="text-sm">
            You have an account? <a href={routes.signIn(`/welcome/${token}`)}>Sign in</a> and come back here.
          </p>
        </div>
      )}
    </div>
  )
}
