import { routes } from '@/lib/routes'
import type { Role } from '@/lib/users/types'
import { type Tab, Tabs } from '../ui/tabs'

export type StaffSection = 'queue' | 'removed' | 'users' | 'log' | 'imports' | 'admin'

type StaffTabsProps = { role: Role; current: StaffSection; waiting: number }

/** On top of every page of moderators, and for administrators the way to theirs. */
export function StaffTabs({ role, current, waiting }: StaffTabsProps) {
  const all: (Tab & { section: StaffSection })[] = [
    { section: 'queue', href: routes.modQueue(), label: 'Queue', count: waiting },
    { section: 'removed', href: routes.modRemoved(), label: 'Removed posts' },
    { section: 'users', href: routes.modUsers(), label: 'Members' },
    { section: 'log', href: routes.modLog(), label: 'Log' },
    { section: 'imports', href: routes.imports(), label: 'Import pages' },
    { section: 'admin', href: routes.admin(), label: 'Administration' },
  ]
  const tabs = all
    .filter(({ section }) => section !== 'admin' || role === 'administrator')
    .map(({ section, ...tab }) => ({ ...tab, current: section === current }))
  return <Tabs tabs={tabs} label="Moderation" />
}

type AdminSection = 'overview' | 'settings' | 'users' | 'outbox'

/** On top of every page under /admin. */
export function AdminTabs({ current }: { current: AdminSection }) {
  const all: (Tab & { section: AdminSection | 'moderation' })[] = [
    { section: 'overview', href: routes.admin(), label: 'Overview' },
    { section: 'settings', href: routes.adminSettings(), label: 'Settings' },
    { section: 'users', href: routes.adminUsers(), label: 'Roles' },
    { section: 'outbox', href: routes.adminOutbox(), label: 'Outbox' },
    { section: 'moderation', href: routes.modQueue(), label: 'Moderation' },
  ]
  const tabs = all.map(({ section, ...tab }) => ({ ...tab, current: section === current }))
  return <Tabs tabs={tabs} label="Administration" />
}
