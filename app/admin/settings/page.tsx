import type { Metadata } from 'next'
import { Outcome } from '@/components/accounts/outcome'
import { SettingsForm } from '@/components/moderation/settings-form'
import { AdminTabs } from '@/components/moderation/staff-tabs'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Table } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { requireAdministrator, requireConfirmed } from '@/lib/auth/gates'
import { notFound } from '@/lib/http/leave'
import { readQuery } from '@/lib/http/query'
import { readCursor } from '@/lib/moderation/cursor'
import { routes } from '@/lib/routes'
import { changeSettings } from '@/lib/settings/actions'
import { getSettings, listSettingChanges } from '@/lib/settings/queries'

export const metadata: Metadata = { title: 'Settings of the site', robots: { index: false } }

export default async function SiteSettingsPage({ searchParams }: PageProps<'/admin/settings'>) {
  await requireConfirmed(await requireAdministrator(), routes.adminSettings())
  const query = readQuery(await searchParams)
  const before = readCursor(query.before)
  if (before === undefined) notFound()
  const [settings, { changes, older }] = await Promise.all([getSettings(), listSettingChanges(before)])
  return (
    <>
      <PageHeader title="Settings of the site" summary="They hold from the next request on.">
        <AdminTabs current="settings" />
      </PageHeader>
      <Outcome of={query.done} texts={outcomes} />
      <div className="grid gap-10">
        <SettingsForm action={changeSettings} settings={settings} />
        <section className="grid gap-3" aria-label="Changes">
          <h2 className="text-lg">Changes so far</h2>
          {changes.length === 0 && <EmptyState title="Everything is as it was installed" />}
          {changes.length > 0 && (
            <Table
              caption="Changes of settings"
              captionHidden
              head={['Setting', 'Before', 'After', 'By', 'When']}
              rows={changes.map(({ id, label, before: from, after: to, by, at }) => ({
                key: id,
                cells: [label, from, to, by ?? 'the site', <Time key="at" date={at} mode="moment" />],
              }))}
            />
          )}
          <Pagination
            newer={before === null ? undefined : routes.adminSettings()}
            older={older === null ? undefined : `${routes.adminSettings()}?before=${older}`}
            newerText="Newest"
            label="Changes"
          />
        </section>
      </div>
    </>
  )
}

const outcomes = { changed: 'Saved.', same: 'Nothing was different.' }
