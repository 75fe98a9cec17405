import type { ReactNode } from 'react'

type MenuProps = {
  /** What the closed menu shows. */
  summary: ReactNode
  label?: string
  summaryClass?: string
  children: ReactNode
}

/** Opens without script; with it, a click elsewhere or Escape closes it again. */
export function Menu({
  summary,
  label,
  summaryClass = 'button button-quiet button-small',
  children,
}: MenuProps) {
  return (
    <details className="menu" data-menu="">
      <summary className={summaryClass} aria-label={label}>
        {summary}
      </summary>
      <div className="menu-list">{children}</div>
    </details>
  )
}
