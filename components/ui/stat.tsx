import type { ReactNode } from 'react'

export type StatEntry = { label: string; value: ReactNode }

/** Numbers with their names, in a row that wraps. */
export function Stats({ stats }: { stats: StatEntry[] }) {
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-3">
      {stats.map((stat) => (
        <div key={stat.label} className="flex flex-col-reverse">
          <dt className="text-xs text-ink-2">{stat.label}</dt>
          <dd className="font-mono text-lg">{stat.value}</dd>
        </div>
      ))}
    </dl>
  )
}
