import type { Metadata } from 'next'
import { ActionForm } from '@/components/accounts/action-form'
import { accountFields } from '@/components/accounts/fields'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/gates'
import { siteOrigin } from '@/lib/env'
import { localPath } from '@/lib/http/local-path'
import { readQuery } from '@/lib/http/query'
import { chooseHandle } from '@/lib/users/actions'
import { checkHandle } from '@/lib/users/handle'
import { getAccount } from '@/lib/users/queries'

export const metadata: Metadata = { title: 'Choose a handle', robots: { index: false } }

/** First page of somebody who came through another site. */
export default async function ChooseHandlePage({ searchParams }: PageProps<'/signup/handle'>) {
  const viewer = await requireViewer()
  const { callbackUrl, next } = readQuery(await searchParams)
  const account = await getAccount(viewer.id)
  const suggestion = account?.name?.replace(/\s+/g, '-') ?? ''
  return (
    <div className="mx-auto max-w-md">
      <PageHeader
        title="Choose a handle"
        summary="You are signed in. One more thing: what shall people call you here?"
      />
      <ActionForm
        label="Choose a handle"
        action={chooseHandle}
        fields={[{ ...accountFields.handle, value: checkHandle(suggestion).ok ? suggestion : '' }]}
        hidden={{ next: localPath(next ?? callbackUrl, siteOrigin()) ?? undefined }}
        submit="Keep this handle"
        busy="Saving…"
      />
    </div>
  )
}
