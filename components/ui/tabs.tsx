import { Fragment } from 'react'

export type Tab = { href: string; label: string; count?: number; current?: boolean }

type TabsProps = { tabs: Tab[]; label: string; wrap?: boolean }

/** Tabs are links: each has its own page. Many of them wrap, a few are drawn aside where there is no room. */
export function Tabs({ tabs, label, wrap }: TabsProps) {
  return (
    <nav className={wrap ? 'tabs flex-wrap' : 'tabs'} aria-label={label}>
      {tabs.map((tab) => (
        <Fragment key={tab.href}>
          <a href={tab.href} aria-current={tab.current ? 'page' : undefined}>
            {tab.label}
            {tab.count !== undefined && <span className="font-mono text-xs text-ink-2"> {tab.count}</span>}
          </a>{' '}
        </Fragment>
      ))}
    </nav>
  )
}
