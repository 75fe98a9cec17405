import type { ReactNode } from 'react'

type FactBoxProps = { title: string; facts: { label: string; value: ReactNode }[]; vendor?: string }

/** The page's hard facts, with the vendor's colour as its edge. */
export function FactBox({ title, facts, vendor }: FactBoxProps) {
  if (facts.length === 0) return null
  return (
    <section className={`fact-box vendor-${vendor ?? 'general'}`} aria-label={title}>
      <h2 className="mb-2 text-sm">{title}</h2>
      <dl>
        {facts.map(({ label, value }) => (
          <div key={label} className="contents">
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
