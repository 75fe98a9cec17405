import type { Metadata } from 'next'
import { ActionForm } from '@/components/accounts/action-form'
import { accountFields } from '@/components/accounts/fields'
import { PasskeySignIn } from '@/components/accounts/passkey-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/gates'
import { mustShowFactor } from '@/lib/auth/identity'
import { siteOrigin } from '@/lib/env'
import { localPath } from '@/lib/http/local-path'
import { readQuery } from '@/lib/http/query'
import { beginPasskeySignIn, confirmWithPasskey } from '@/lib/passkeys/actions'
import { listPasskeys } from '@/lib/passkeys/queries'
import { routes } from '@/lib/routes'
import { confirmIdentity } from '@/lib/users/actions'
import { getAccount } from '@/lib/users/queries'

export const metadata: Metadata = { title: 'Is it you?', robots: { index: false } }

export default async function ConfirmPage({ searchParams }: PageProps<'/settings/confirm'>) {
  const viewer = await requireViewer()
  const next = localPath(readQuery(await searchParams).next, siteOrigin()) ?? routes.settings()
  const account = await getAccount(viewer.id)
  const passkeys = await listPasskeys(viewer.id)
  const byPassword = account?.hasPassword && !(await mustShowFactor(viewer))
  return (
    <div className="mx-auto grid max-w-md gap-6">
      <PageHeader
        title="Is it you?"
        summary="What comes next could harm you in other hands, so we ask once an hour."
      />
      {byPassword ? (
        <ActionForm
          label="Confirm with your password"
          action={confirmIdentity}
          fields={[accountFields.current]}
          hidden={{ next }}
          submit="Continue"
          busy="…"
        />
      ) : (
        passkeys.length === 0 && (
          <form method="post" action={routes.signOut()} className="grid gap-3">
            <p>
              Your account has neither password nor passkey. Sign out and in again through the other site,
              then come back within the hour.
            </p>
            <input type="hidden" name="back" value={routes.signIn(next)} />
            <div>
              <button type="submit" className="button">
                Sign out
              </button>
            </div>
          </form>
        )
      )}
      {passkeys.length > 0 && (
        <PasskeySignIn
          begin={beginPasskeySignIn}
          send={confirmWithPasskey}
          next={next}
          label="Confirm with a passkey"
          submit="Use a passkey"
          tone={byPassword ? 'plain' : 'primary'}
        />
      )}
    </div>
  )
}
