import type { Metadata } from 'next'
import { ActionForm } from '@/components/accounts/action-form'
import { PageHeader } from '@/components/ui/page-header'
import { sessionToken } from '@/lib/auth/session-cookie'
import { siteOrigin } from '@/lib/env'
import { redirect } from '@/lib/http/leave'
import { localPath } from '@/lib/http/local-path'
import { readQuery } from '@/lib/http/query'
import { routes } from '@/lib/routes'
import { passSecondFactor } from '@/lib/second-factor/actions'
import { getWaitingSession } from '@/lib/second-factor/commands'

export const metadata: Metadata = { title: 'Code', robots: { index: false } }

/** The second step of a sign-in; whoever has not taken the first is led there. */
export default async function CodePage({ searchParams }: PageProps<'/signin/code'>) {
  const next = localPath(readQuery(await searchParams).next, siteOrigin()) ?? undefined
  const token = await sessionToken()
  const waiting = token ? await getWaitingSession(token) : null
  if (!waiting) redirect(routes.signIn(next))
  return (
    <div className="mx-auto max-w-md">
      <PageHeader title="One more step" summary={`You are signing in as ${waiting.handle}.`} />
      <div className="grid gap-6">
        <ActionForm
          label="Enter the code"
          action={passSecondFactor}
          fields={[
            {
              name: 'code',
              label: 'Code of your authenticator app',
              hint: 'Six digits; or one of your backup codes.',
              autoComplete: 'one-time-code',
              maxLength: 40,
            },
          ]}
          hidden={{ next }}
          submit="Sign in"
          busy="Signing in…"
        />
        <p className="text-sm">
          <a href={routes.signIn(next)}>Sign in as somebody else</a>
        </p>
      </div>
    </div>
  )
}
