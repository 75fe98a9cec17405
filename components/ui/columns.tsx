import type { ReactNode } from 'react'

type ColumnsProps = { children: ReactNode; side: ReactNode; sideLabel: string }

/** Main column and a 260 px side column; below 1024 px the side follows the main text. */
export function Columns({ children, side, sideLabel }: ColumnsProps) {
  return (
    <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_16.25rem]">
      <div className="min-w-0">{children}</div>
      <aside aria-label={sideLabel} className="grid min-w-0 content-start gap-6 text-sm">
        {side}
      </aside>
    </div>
  )
}

type SideBoxProps = { title: string; children: ReactNode }

export function SideBox({ title, children }: SideBoxProps) {
  return (
    <section className="grid gap-2 border-t border-line pt-3">
      <h2 className="text-sm">{title}</h2>
      {children}
    </section>
  )
}
