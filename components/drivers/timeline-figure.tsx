import type { Timeline } from '@/lib/drivers/timeline'
import { ScrollRegion } from '../ui/scroll-region'

const WIDTH = 760
const LABEL = 110
const ROW = 28
const HEAD = 24

const x = (share: number) => LABEL + share * (WIDTH - LABEL - 12)

/** Branches over the years, drawn on the server; the same stands beside it in words. */
export function TimelineFigure({ timeline, name }: { timeline: Timeline; name: string }) {
  const { rows, years } = timeline
  const height = HEAD + rows.length * ROW + 4
  return (
    <figure className="grid gap-2">
      <ScrollRegion label={`Timeline of ${name}`} className="table-scroll bg-raised">
        <svg width={WIDTH} height={height} viewBox={`0 0 ${WIDTH} ${height}`} aria-hidden="true">
          {years.map(({ year, at }) => (
            <g key={year}>
              <line x1={x(at)} x2={x(at)} y1={HEAD - 4} y2={height} className="stroke-line" />
              <text x={x(at) + 4} y={HEAD - 8} className="fill-ink-2 font-mono text-xs">
                {`${year} `}
              </text>
            </g>
          ))}
          {rows.map((row, index) => (
            <Row key={row.id} row={row} y={HEAD + index * ROW + ROW / 2} />
          ))}
        </svg>
      </ScrollRegion>
      <figcaption className="text-sm text-ink-2">
        Bars end with the branch’s end of life; dots are releases whose day a source gives. A bar is pale
        where no end is announced, or no source gives a day on which it began: then only its last half year is
        drawn.{' '}
        <details>
          <summary>The same in words</summary>
          <ul className="mt-1 grid gap-1">
            {rows.map(({ id, words }) => (
              <li key={id}>{words}</li>
            ))}
          </ul>
        </details>
      </figcaption>
    </figure>
  )
}

function Row({ row: { name, from, to, open, points }, y }: { row: Timeline['rows'][number]; y: number }) {
  const left = x(from)
  const isUndated = points.length === 0
  return (
    <g>
      <text x={8} y={y + 4} className="fill-ink font-mono text-xs">
        {`${name} `}
      </text>
      <rect
        x={left}
        y={y - 4}
        width={Math.max(8, x(to) - left)}
        height={8}
        rx={2}
        className={open || isUndated ? 'fill-accent-tint' : 'fill-accent'}
      />
      {isUndated && !open && <rect x={x(to) - 6} y={y - 4} width={6} height={8} className="fill-accent" />}
      {points.map(({ at, version }) => (
        <circle key={version} cx={x(at)} cy={y} r={5} className="fill-ink stroke-raised stroke-2" />
      ))}
    </g>
  )
}
