import type { ReactNode } from 'react'

type EmptyStateProps = { title: string; children?: ReactNode; actions?: ReactNode }

/** Says what is empty and what to do next. */
export function EmptyState({ title, children, actions }: EmptyStateProps) {
  return (
    <div className="grid justify-items-start gap-2 rounded-md border border-dashed border-edge px-6 py-8">
      <p className="text-lg font-semibold">{title}</p>
      {children && <div className="max-w-measure text-ink-2">{children}</div>}
      {actions && <div className="mt-2 flex flex-wrap gap-2">{actions}</div>}
    </div>
  )
}
