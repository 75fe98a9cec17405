import type { Metadata } from 'next'
import { SettingsTabs } from '@/components/accounts/settings-tabs'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/gates'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Your data', robots: { index: false } }

export default async function DataPage() {
  await requireViewer()
  return (
    <>
      <PageHeader title="Settings">
        <SettingsTabs current="data" />
      </PageHeader>
      <div className="grid max-w-measure gap-4">
        <h2 className="text-lg">A copy of your data</h2>
        <p>
          One JSON file with all we keep of you: your account, everything you wrote with its revisions and
          drafts, votes, follows, bookmarks, flags, machines and reports, sessions, mails and sanctions.
          Hashes of passwords and keys are not in it.
        </p>
        <div>
          <LinkButton href={routes.ownData()} tone="primary">
            Download
          </LinkButton>
        </div>
      </div>
    </>
  )
}
