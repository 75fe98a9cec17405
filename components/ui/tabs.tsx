import { Fragment } from 'react'

export type Tab = { href: string; label: string; count?: number; current?: boolean }

/** Tabs are links: each has its own page. */
export function Tabs({ tabs, label }: { tabs: Tab[]; label: string }) {
  return (
    <nav className="tabs" aria-label={label}>
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
