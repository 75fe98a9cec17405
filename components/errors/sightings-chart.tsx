import type { Sightings } from '@/lib/signatures/sightings'
import { BarChart } from '../bar-chart'
import { Table } from '../ui/table'

/** Questions with the error by month, one small picture for each branch of the driver, and the same as a table. */
export function SightingsChart({ sightings: { total, months, branches } }: { sightings: Sightings }) {
  if (total === 0)
    return <p className="text-sm text-ink-2">Nobody has asked about it here in the last twelve months.</p>
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
        {branches.map(({ name, counts }) => (
          <BarChart
            key={name}
            title={name}
            unit="question"
            bars={months.map((month, at) => ({ label: month, value: counts[at] ?? 0 }))}
          />
        ))}
      </div>
      <details className="text-sm">
        <summary className="min-h-6 cursor-pointer">As a table</summary>
        <Table
          caption="Questions with the error by month and branch of the driver"
          captionHidden
          head={['Month', ...branches.map(({ name }) => name)]}
          rows={months.map((month, at) => ({
            key: month,
            cells: [month, ...branches.map(({ counts }) => counts[at] ?? 0)],
          }))}
        />
      </details>
    </div>
  )
}
