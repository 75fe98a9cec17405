import type { Metadata } from 'next'
import { Outcome } from '@/components/accounts/outcome'
import { SettingsTabs } from '@/components/accounts/settings-tabs'
import { PreferenceTable } from '@/components/telling/preference-table'
import { Button, LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/gates'
import { readQuery } from '@/lib/http/query'
import { getPreferences } from '@/lib/notifications/queries'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Notifications', robots: { index: false } }

export default async function NotificationSettingsPage({
  searchParams,
}: PageProps<'/settings/notifications'>) {
  const viewer = await requireViewer()
  const preferences = await getPreferences(viewer.id)
  return (
    <>
      <PageHeader title="Settings">
        <SettingsTabs current="notifications" />
      </PageHeader>
      <Outcome of={readQuery(await searchParams).done} texts={outcomes} />
      {!viewer.emailVerified && (
        <Notice tone="warn" title="No mail yet">
          Mail begins once your address is confirmed. <a href={routes.settings('account')}>Your account</a>
        </Notice>
      )}
      <p className="my-4 max-w-measure text-ink-2">
        Summaries go out at 07:00 UTC, the weekly one on Mondays, and only when there is something to tell.
      </p>
      <form method="post" action={routes.saveNotifications()} className="grid gap-4">
        <PreferenceTable preferences={preferences} />
        <div className="flex flex-wrap gap-2">
          <Button tone="primary">Save</Button>
          <LinkButton href={routes.manageFollows()}>What you follow</LinkButton>
        </div>
      </form>
    </>
  )
}

const outcomes = { saved: 'Saved.' }
