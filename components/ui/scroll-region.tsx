import type { ReactNode } from 'react'

type ScrollRegionProps = { label: string; className?: string; children: ReactNode }

/** What may be wider or longer than its place scrolls inside itself, by keyboard too. */
export function ScrollRegion({ label, className, children }: ScrollRegionProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: nobody reaches the rest by keyboard without it
    <section className={className} aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
