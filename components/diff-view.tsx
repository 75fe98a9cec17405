import type { DiffLine, DiffRow, Segment } from '@/lib/diff/types'

/** Two versions of a text: side by side from 1024 px, one below the other on narrower screens. */
export function DiffView({
  rows,
  leftLabel,
  rightLabel,
}: {
  rows: DiffRow[]
  leftLabel: string
  rightLabel: string
}) {
  if (!rows.some((row) => row.kind !== 'same' && row.kind !== 'folded')) {
    return <p className="diff-none">The two texts are the same.</p>
  }
  return (
    <table className="diff">
      <caption className="sr-only">
        Changes from {leftLabel} to {rightLabel}
      </caption>
      {/* The head spans two columns each, so it cannot give them their widths. */}
      <colgroup>
        <col className="diff-number-column" />
        <col />
        <col className="diff-number-column" />
        <col />
      </colgroup>
      <thead>
        <tr>
          <th scope="col" colSpan={2}>
            {leftLabel}
          </th>
          <th scope="col" colSpan={2}>
            {rightLabel}
          </th>
        </tr>
      </thead>
      {rows.map((row) => (
        <Row key={keyOf(row)} row={row} />
      ))}
    </table>
  )
}

function Row({ row }: { row: DiffRow }) {
  if (row.kind !== 'folded') {
    return (
      <tbody>
        <Line line={row} />
      </tbody>
    )
  }
  return (
    <tbody>
      <tr className="diff-folded">
        <td colSpan={4}>
          <details>
            <summary>{row.lines.length} unchanged lines</summary>
            <pre>{row.lines.map((line) => textOf(line)).join('\n')}</pre>
          </details>
        </td>
      </tr>
    </tbody>
  )
}

function Line({ line }: { line: DiffLine }) {
  const left = 'left' in line ? line : null
  const right = 'right' in line ? line : null
  return (
    <tr className={`diff-${line.kind}`}>
      <td className="diff-number diff-left">{left?.leftNumber}</td>
      <td className="diff-text diff-left">{left && <Segments segments={left.left} />}</td>
      <td className="diff-number diff-right">{right?.rightNumber}</td>
      <td className="diff-text diff-right">{right && <Segments segments={right.right} />}</td>
    </tr>
  )
}

function Segments({ segments }: { segments: Segment[] }) {
  let offset = 0
  return segments.map(({ text, kind }) => {
    const key = offset
    offset += text.length + 1
    if (kind === 'added') return <ins key={key}>{text}</ins>
    if (kind === 'removed') return <del key={key}>{text}</del>
    return <span key={key}>{text}</span>
  })
}

function keyOf(row: DiffRow): string {
  const line = row.kind === 'folded' ? row.lines[0] : row
  if (line === undefined) return 'empty'
  return 'left' in line ? `l${line.leftNumber}` : `r${line.rightNumber}`
}

function textOf(line: DiffLine): string {
  const segments = 'right' in line ? line.right : line.left
  return segments.map(({ text }) => text).join('')
}
