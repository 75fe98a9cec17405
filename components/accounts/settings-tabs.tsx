import { routes } from '@/lib/routes'
import { Tabs } from '../ui/tabs'

export type SettingsSection =
  | 'account'
  | 'security'
  | 'profile'
  | 'rigs'
  | 'sessions'
  | 'notifications'
  | 'data'
  | 'delete'

const sections: { section: SettingsSection; label: string }[] = [
  { section: 'account', label: 'Account' },
  { section: 'security', label: 'Security' },
  { section: 'profile', label: 'Profile' },
  { section: 'rigs', label: 'Rigs' },
  { section: 'sessions', label: 'Sessions' },
  { section: 'notifications', label: 'Notifications' },
  { section: 'data', label: 'Your data' },
  { section: 'delete', label: 'Delete account' },
]

/** On top of every page under /settings. */
export function SettingsTabs({ current }: { current: SettingsSection }) {
  const tabs = sections.map(({ section, label }) => ({
    href: routes.settings(section),
    label,
    current: section === current,
  }))
  return <Tabs tabs={tabs} label="Settings" />
}
