import type { Metadata } from 'next'
import { ActionForm } from '@/components/accounts/action-form'
import { accountFields } from '@/components/accounts/fields'
import { Outcome } from '@/components/accounts/outcome'
import { PasskeySignIn } from '@/components/accounts/passkey-form'
import { ProviderForms } from '@/components/accounts/provider-forms'
import { SignedInAlready } from '@/components/accounts/signed-in-already'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { signIn, signInWith } from '@/lib/auth/actions'
import { configuredProviders } from '@/lib/auth/providers'
import { getViewer } from '@/lib/auth/viewer'
import { siteOrigin } from '@/lib/env'
import { localPath } from '@/lib/http/local-path'
import { readQuery } from '@/lib/http/query'
import { beginPasskeySignIn, signInWithPasskey } from '@/lib/passkeys/actions'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Sign in', robots: { index: false } }

export default async function SignInPage({ searchParams }: PageProps<'/signin'>) {
  const query = readQuery(await searchParams)
  const next = localPath(query.next, siteOrigin()) ?? undefined
  const viewer = await getViewer()
  return (
    <div className="mx-auto max-w-md">
      <PageHeader title="Sign in" />
      <Outcome of={query.done} texts={outcomes} />
      {query.error && (
        <Notice tone="bad" live>
          {providerErrors.get(query.error) ??
            'Signing in through the other site did not work. Please try again.'}
        </Notice>
      )}
      {viewer ? (
        <SignedInAlready handle={viewer.handle} next={next} />
      ) : (
        <div className="grid gap-6">
          <ActionForm
            label="Sign in"
            action={signIn}
            fields={[accountFields.login, accountFields.password]}
            hidden={{ next }}
            submit="Sign in"
            busy="Signing in…"
          />
          <PasskeySignIn
            begin={beginPasskeySignIn}
            send={signInWithPasskey}
            next={next}
            label="Sign in with a passkey"
            submit="Sign in with a passkey"
          />
          <ProviderForms providers={configuredProviders()} action={signInWith} next={next} />
          <p className="text-sm">
            <a href={routes.signUp(next)}>Create an account</a> ·{' '}
            <a href={routes.resetPassword()}>Forgotten password</a>
          </p>
        </div>
      )}
    </div>
  )
}

const outcomes = {
  password: 'Your password is changed and all devices are signed out. Sign in with the new one.',
  deleted: 'Your account is deleted. What you wrote stays under a neutral name.',
}

const providerErrors = new Map([
  [
    'OAuthAccountNotLinked',
    'An account with this e-mail address, or this sign-in, exists already. Sign in to it with your password, then connect the other site in your settings.',
  ],
  ['AccessDenied', 'The other site did not let you in.'],
  ['Configuration', 'The answer of the other site could not be trusted. Please start again from here.'],
])
