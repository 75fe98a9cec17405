import type { Metadata } from 'next'
import { AdminTabs } from '@/components/moderation/staff-tabs'
import { PageHeader } from '@/components/ui/page-header'
import { requireAdministrator } from '@/lib/auth/gates'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Administration', robots: { index: false } }

const parts = [
  {
    href: routes.adminSettings(),
    title: 'Settings',
    about: 'Reputation needed, daily limits and other thresholds, with the history of their changes.',
  },
  {
    href: routes.adminUsers(),
    title: 'Roles',
    about: 'Who is moderator or administrator; appoint and dismiss.',
  },
  { href: routes.adminOutbox(), title: 'Outbox', about: 'Mail the site sent, or would have sent.' },
  { href: routes.modQueue(), title: 'Moderation', about: 'Flags, removed posts, members, the public log.' },
]

export default async function AdminPage() {
  await requireAdministrator()
  return (
    <>
      <PageHeader title="Administration">
        <AdminTabs current="overview" />
      </PageHeader>
      <ul className="grid gap-4 sm:grid-cols-2">
        {parts.map(({ href, title, about }) => (
          <li key={href} className="rounded-md border border-line bg-raised p-4">
            <h2 className="text-lg">
              <a href={href}>{title}</a>
            </h2>
            <p className="text-ink-2">{about}</p>
          </li>
        ))}
      </ul>
    </>
  )
}
