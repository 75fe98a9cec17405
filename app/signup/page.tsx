import type { Metadata } from 'next'
import { ActionForm } from '@/components/accounts/action-form'
import { accountFields } from '@/components/accounts/fields'
import { ProviderForms } from '@/components/accounts/provider-forms'
import { SignedInAlready } from '@/components/accounts/signed-in-already'
import { PageHeader } from '@/components/ui/page-header'
import { signInWith, signUp } from '@/lib/auth/actions'
import { configuredProviders } from '@/lib/auth/providers'
import { getViewer } from '@/lib/auth/viewer'
import { siteOrigin } from '@/lib/env'
import { localPath } from '@/lib/http/local-path'
import { readQuery } from '@/lib/http/query'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Create an account', robots: { index: false } }

export default async function SignUpPage({ searchParams }: PageProps<'/signup'>) {
  const next = localPath(readQuery(await searchParams).next, siteOrigin()) ?? undefined
  const viewer = await getViewer()
  return (
    <div className="mx-auto max-w-md">
      <PageHeader
        title="Create an account"
        summary="To ask, answer, vote and improve pages. Reading needs none."
      />
      {viewer ? (
        <SignedInAlready handle={viewer.handle} next={next} />
      ) : (
        <div className="grid gap-6">
          <ActionForm
            label="Create an account"
            action={signUp}
            fields={[
              accountFields.handle,
              accountFields.email,
              { ...accountFields.newPassword, label: 'Password' },
            ]}
            hidden={{ next }}
            submit="Create account"
            busy="Creating…"
          />
          <ProviderForms providers={configuredProviders()} action={signInWith} next={next} />
          <p className="text-sm">
            You have one? <a href={routes.signIn(next)}>Sign in</a>
          </p>
        </div>
      )}
    </div>
  )
}
