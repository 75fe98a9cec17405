import type { ReactNode } from 'react'

type WikiPageLayoutProps = {
  /** Fact box, then contents: read before the text on phones and text browsers, beside it on wide screens. */
  side: ReactNode
  /** A single PostBody. */
  children: ReactNode
}

export function WikiPageLayout({ side, children }: WikiPageLayoutProps) {
  return (
    <div className="wiki-layout">
      <div className="wiki-side">{side}</div>
      {children}
    </div>
  )
}
