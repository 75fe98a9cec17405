import type { Metadata } from 'next'
import { ActionForm } from '@/components/accounts/action-form'
import { accountFields } from '@/components/accounts/fields'
import { SettingsTabs } from '@/components/accounts/settings-tabs'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/gates'
import { deleteAccount } from '@/lib/users/actions'
import { getAccount } from '@/lib/users/queries'

export const metadata: Metadata = { title: 'Delete account', robots: { index: false } }

export default async function DeletePage() {
  const viewer = await requireViewer()
  const account = await getAccount(viewer.id)
  return (
    <>
      <PageHeader title="Settings">
        <SettingsTabs current="delete" />
      </PageHeader>
      <div className="grid max-w-measure gap-4">
        <h2 className="text-lg">Delete your account</h2>
        <p>This happens at once and cannot be undone.</p>
        <ul className="list-disc pl-5">
          <li>Questions, answers, comments and edits stay, under a neutral name such as “deleted-17”.</li>
          <li>Your address, password, name, profile, follows, bookmarks, drafts and sessions are removed.</li>
          <li>Nobody can take your handle.</li>
        </ul>
        <ActionForm
          label="Delete account"
          action={deleteAccount}
          fields={[
            {
              name: 'handle',
              label: 'Your handle',
              hint: `Type ${viewer.handle} to confirm.`,
              autoComplete: 'off',
            },
            ...(account?.hasPassword ? [accountFields.current] : []),
          ]}
          submit="Delete my account"
          busy="Deleting…"
          tone="danger"
        />
      </div>
    </>
  )
}
