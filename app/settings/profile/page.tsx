import type { Metadata } from 'next'
import { ActionForm } from '@/components/accounts/action-form'
import { Outcome } from '@/components/accounts/outcome'
import { SettingsTabs } from '@/components/accounts/settings-tabs'
import { SuspensionNotice } from '@/components/accounts/suspension-notice'
import { TagList } from '@/components/tag-link'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/gates'
import { readQuery } from '@/lib/http/query'
import { routes } from '@/lib/routes'
import { changeProfile } from '@/lib/users/actions'
import { BIO_MAX, NAME_MAX } from '@/lib/users/input'
import { getAccount, listFollowedTags } from '@/lib/users/queries'

export const metadata: Metadata = { title: 'Profile', robots: { index: false } }

export default async function ProfileSettingsPage({ searchParams }: PageProps<'/settings/profile'>) {
  const viewer = await requireViewer()
  const account = await getAccount(viewer.id)
  const followed = await listFollowedTags(viewer.id)
  return (
    <>
      <PageHeader title="Settings">
        <SettingsTabs current="profile" />
      </PageHeader>
      <Outcome of={readQuery(await searchParams).done} texts={{ profile: 'Your profile is saved.' }} />
      <div className="grid gap-10">
        <SuspensionNotice suspension={viewer.suspension} />
        <section className="grid gap-3" aria-label="Profile">
          <p>
            <a href={routes.user(viewer.handle)}>Your profile</a> as others see it.
          </p>
          <ActionForm
            label="Profile"
            action={changeProfile}
            fields={[
              {
                name: 'name',
                label: 'Name',
                value: account?.name ?? '',
                autoComplete: 'name',
                required: false,
                maxLength: NAME_MAX,
              },
              {
                name: 'bio',
                label: 'About you',
                type: 'textarea',
                hint: `Markdown, up to ${BIO_MAX} characters. Your machines, what you know, where to find you.`,
                value: account?.bio ?? '',
                required: false,
                maxLength: BIO_MAX,
              },
            ]}
            submit="Save profile"
            busy="Saving…"
          />
        </section>
        <section className="grid gap-3" aria-label="Tags you follow">
          <h2 className="text-lg">Tags you follow</h2>
          <p className="text-sm text-ink-2">Only you see this list.</p>
          {followed.length > 0 ? (
            <TagList tags={followed} />
          ) : (
            <p>
              None yet. <a href={routes.tags()}>Find some</a>
            </p>
          )}
          <p className="text-sm">
            <a href={routes.following()}>What happens in them</a>
          </p>
        </section>
      </div>
    </>
  )
}
