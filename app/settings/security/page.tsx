import type { Metadata } from 'next'
import { BackupCodesForm } from '@/components/accounts/backup-codes-form'
import { Outcome } from '@/components/accounts/outcome'
import { PasskeyAddition } from '@/components/accounts/passkey-form'
import { PasskeyTable } from '@/components/accounts/passkey-table'
import { SettingsTabs } from '@/components/accounts/settings-tabs'
import { TwoFactorSetup } from '@/components/accounts/two-factor-setup'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Time } from '@/components/ui/time'
import { requireConfirmed, requireViewer } from '@/lib/auth/gates'
import { readQuery } from '@/lib/http/query'
import { addPasskey, beginPasskey, removePasskey } from '@/lib/passkeys/actions'
import { listPasskeys } from '@/lib/passkeys/queries'
import { routes } from '@/lib/routes'
import { beginTwoFactor, endTwoFactor, giveBackupCodes } from '@/lib/second-factor/actions'
import { drawAddress } from '@/lib/second-factor/picture'
import { getTwoFactor } from '@/lib/second-factor/queries'

export const metadata: Metadata = { title: 'Security', robots: { index: false } }

export default async function SecurityPage({ searchParams }: PageProps<'/settings/security'>) {
  const viewer = await requireViewer()
  await requireConfirmed(viewer, routes.settings('security'))
  const { done } = readQuery(await searchParams)
  const [factor, passkeys] = await Promise.all([getTwoFactor(viewer.id), listPasskeys(viewer.id)])
  return (
    <>
      <PageHeader title="Settings">
        <SettingsTabs current="security" />
      </PageHeader>
      <Outcome of={done} texts={outcomes} />
      {viewer.heldRole && (
        <Notice tone="warn" title="A second factor is needed">
          On this site moderators and administrators need one. Until you have a passkey or the codes of an
          app, you have the rights of a member.
        </Notice>
      )}
      <div className="mt-4 grid gap-10">
        <section className="grid gap-3" aria-labelledby="codes">
          <h2 id="codes" className="text-lg">
            Codes of an authenticator app
          </h2>
          <CodesState factor={factor} handle={viewer.handle} />
          {(factor.since || factor.setup) && (
            <>
              <BackupCodesForm
                action={giveBackupCodes}
                asksForCode={factor.since === null}
                label={factor.since ? 'New backup codes' : 'Enter the first code'}
                submit={factor.since ? 'Make new backup codes' : 'Switch codes on'}
              />
              <form action={endTwoFactor}>
                <Button tone={factor.since ? 'danger' : 'quiet'}>
                  {factor.since ? 'Switch codes off' : 'Cancel'}
                </Button>
              </form>
            </>
          )}
        </section>
        <section className="grid gap-3" aria-labelledby="passkeys">
          <h2 id="passkeys" className="text-lg">
            Passkeys
          </h2>
          <p className="max-w-measure">
            Sign in with the fingerprint, face or PIN of a device, or with a security key, instead of a
            password. Adding one needs JavaScript.
          </p>
          <PasskeyTable passkeys={passkeys} remove={removePasskey} />
          <PasskeyAddition
            begin={beginPasskey}
            send={addPasskey}
            label="Add a passkey"
            submit="Add a passkey"
          />
        </section>
      </div>
    </>
  )
}

type CodesStateProps = { factor: Awaited<ReturnType<typeof getTwoFactor>>; handle: string }

function CodesState({ factor: { since, backupCodesLeft, setup }, handle }: CodesStateProps) {
  if (setup) return <TwoFactorSetup secret={setup} picture={drawAddress(setup, handle)} />
  if (since)
    return (
      <p>
        Switched on since <Time date={since} mode="date" />.{' '}
        {backupCodesLeft === 1 ? 'One backup code is' : `${backupCodesLeft} backup codes are`} left.
      </p>
    )
  return (
    <form action={beginTwoFactor} className="grid gap-3">
      <p className="max-w-measure">
        After your password we then ask for six digits that change every half minute. Any app for TOTP codes
        will do.
      </p>
      <div>
        <Button>Set up</Button>
      </div>
    </form>
  )
}

const outcomes = {
  'codes-off': 'Codes are not asked for any more.',
  'passkey-added': 'The passkey is added.',
  'passkey-removed': 'The passkey is removed. Remove it from your device as well.',
}
