import type { ReactNode } from 'react'

type PageHeaderProps = {
  title: ReactNode
  /** One sentence under the title. */
  summary?: ReactNode
  /** Small line above the title: where this page lives. */
  above?: ReactNode
  /** Buttons: at the right on wide screens, under the summary on phones. */
  actions?: ReactNode
  /** Gives the title the vendor's colour as its edge. */
  vendor?: string
  children?: ReactNode
}

export function PageHeader({ title, summary, above, actions, vendor, children }: PageHeaderProps) {
  return (
    <header className="page-header">
      <div className={vendor ? `page-title vendor-edge vendor-${vendor}` : 'page-title'}>
        {above && <div className="text-sm text-ink-2">{above}</div>}
        <h1>{title}</h1>
        {summary && <p>{summary}</p>}
      </div>
      {actions && <div className="page-actions">{actions}</div>}
      {children && <div className="page-more">{children}</div>}
    </header>
  )
}
