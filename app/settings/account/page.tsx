import type { Metadata } from 'next'
import { ActionForm } from '@/components/accounts/action-form'
import { EmailSection } from '@/components/accounts/email-section'
import { accountFields } from '@/components/accounts/fields'
import { Outcome } from '@/components/accounts/outcome'
import { ProviderSection } from '@/components/accounts/provider-section'
import { SettingsTabs } from '@/components/accounts/settings-tabs'
import { SuspensionNotice } from '@/components/accounts/suspension-notice'
import { Button } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { signInWith } from '@/lib/auth/actions'
import { requireViewer } from '@/lib/auth/gates'
import { configuredProviders } from '@/lib/auth/providers'
import { getPendingEmail } from '@/lib/auth/tokens'
import { readQuery } from '@/lib/http/query'
import { routes } from '@/lib/routes'
import {
  changeEmail,
  changeHandle,
  changePassword,
  disconnect,
  resendConfirmation,
} from '@/lib/users/actions'
import { getAccount } from '@/lib/users/queries'

export const metadata: Metadata = { title: 'Account', robots: { index: false } }

export default async function AccountPage({ searchParams }: PageProps<'/settings/account'>) {
  const viewer = await requireViewer()
  const account = await getAccount(viewer.id)
  const pending = await getPendingEmail(viewer.id)
  const hasPassword = account?.hasPassword ?? false
  return (
    <>
      <PageHeader title="Settings">
        <SettingsTabs current="account" />
      </PageHeader>
      <Outcome of={readQuery(await searchParams).done} texts={outcomes} />
      <div className="grid gap-10">
        <SuspensionNotice suspension={viewer.suspension} />
        <EmailSection
          email={account?.email ?? null}
          pending={pending}
          hasPassword={hasPassword}
          change={changeEmail}
          resend={resendConfirmation}
        />
        <Section title="Handle">
          <ActionForm
            label="Change handle"
            action={changeHandle}
            fields={[{ ...accountFields.handle, value: viewer.handle }]}
            submit="Change handle"
            busy="Changing…"
            tone="plain"
          />
          <p className="max-w-md text-sm text-ink-2">
            Your present handle goes on leading to you and is nobody else’s. Three changes in thirty days.
          </p>
        </Section>
        <Section title="Password">
          {hasPassword ? (
            <ActionForm
              label="Change password"
              action={changePassword}
              fields={[accountFields.current, accountFields.newPassword]}
              submit="Change password"
              busy="Changing…"
              tone="plain"
            />
          ) : (
            <p className="max-w-md">
              You have none. <a href={routes.resetPassword()}>Set one by mail</a>, once your address is
              confirmed.
            </p>
          )}
        </Section>
        <ProviderSection
          configured={configuredProviders()}
          connected={account?.connected.map(({ provider }) => provider) ?? []}
          connect={signInWith}
          disconnect={disconnect}
        />
        <Section title="Sign out">
          <form method="post" action={routes.signOut()}>
            <Button>Sign out of this browser</Button>
          </form>
        </Section>
      </div>
    </>
  )
}

function Section({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className="grid gap-3" aria-label={title}>
      <h2 className="text-lg">{title}</h2>
      {children}
    </section>
  )
}

const outcomes = {
  joined: 'Welcome! We have mailed you a link to confirm your address. You can begin at once.',
  email: 'Your address is confirmed.',
  asked: 'We have mailed a link to that address. Nothing changes until it is confirmed.',
  'not-sent': 'No mail was sent just now. Please wait a moment and try again.',
  handle: 'Your handle is changed.',
  password: 'Your password is changed, and your other devices are signed out.',
  disconnected: 'Disconnected.',
  administrator: 'You are administrator now.',
}
