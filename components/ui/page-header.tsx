import type { ReactNode } from 'react'

type PageHeaderProps = {
  title: ReactNode
  /** One sentence under the title. */
  summary?: ReactNode
  /** Small line above the title: where this page lives. */
  above?: ReactNode
  actions?: ReactNode
  children?: ReactNode
}

export function PageHeader({ title, summary, above, actions, children }: PageHeaderProps) {
  return (
    <header className="mb-4 grid gap-2">
      {above && <div className="text-sm text-ink-2">{above}</div>}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <h1 className="min-w-0 flex-1 basis-72 text-2xl leading-tight">{title}</h1>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
      {summary && <p className="max-w-measure text-ink-2">{summary}</p>}
      {children}
    </header>
  )
}
