import { routes } from '@/lib/routes'
import { Tabs } from '../ui/tabs'

export type PageTab =
  | 'read'
  | 'talk'
  | 'edit'
  | 'history'
  | 'links'
  | 'move'
  | 'verify'
  | 'needs'
  | 'obsolete'

type PageTabsProps = { path: string; current: PageTab; comments?: number }

export function PageTabs({ path, current, comments }: PageTabsProps) {
  const tabs = [
    { tab: 'read', href: routes.page(path), label: 'Page' },
    { tab: 'talk', href: routes.pageTalk(path), label: 'Talk', count: comments },
    { tab: 'edit', href: routes.pageEdit(path), label: 'Edit' },
    { tab: 'history', href: routes.pageHistory(path), label: 'History' },
    { tab: 'links', href: routes.pageLinks(path), label: 'What links here' },
  ]
  return (
    <Tabs label="This page" tabs={tabs.map(({ tab, ...rest }) => ({ ...rest, current: tab === current }))} />
  )
}
