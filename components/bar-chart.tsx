import { plural } from '@/lib/format/numbers'

type BarChartProps = {
  title: string
  bars: { label: string; value: number }[]
  /** "question", "edit": one of what is counted. */
  unit: string
}

/** Drawn on the server; the numbers stand beside it as a table for those who do not see the picture. */
export function BarChart({ title, bars, unit }: BarChartProps) {
  const highest = Math.max(1, ...bars.map(({ value }) => value))
  const total = bars.reduce((sum, { value }) => sum + value, 0)
  return (
    <figure className="bar-chart">
      <figcaption>
        <span>{title}</span>
        <span>
          <span className="font-mono">{total}</span> {total === 1 ? unit : `${unit}s`}
        </span>
      </figcaption>
      <svg viewBox={`0 0 ${bars.length * 10} 40`} preserveAspectRatio="none" aria-hidden="true">
        {bars.map(({ label, value }, index) => (
          <rect key={label} x={index * 10 + 1} width="8" {...barOf(value, highest)}>
            <title>{`${label}: ${value}`}</title>
          </rect>
        ))}
        <line x1="0" x2={bars.length * 10} y1="40" y2="40" />
      </svg>
      <p className="bar-ends" aria-hidden="true">
        <span>{bars[0]?.label}</span>
        <span>{bars.at(-1)?.label}</span>
      </p>
      <Numbers title={title} bars={bars} unit={unit} />
    </figure>
  )
}

function Numbers({ title, bars, unit }: BarChartProps) {
  return (
    <table className="sr-only">
      <caption>{title}</caption>
      <tbody>
        {bars.map(({ label, value }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{plural(value, unit)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Anything above zero stays visible. */
function barOf(value: number, highest: number) {
  const height = value > 0 ? Math.max(1, (value / highest) * 39) : 0
  return { y: 40 - height, height }
}
