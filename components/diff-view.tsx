import type { DiffLook } from '@/lib/diff/look'
import type { DiffLine, DiffRow, Segment } from '@/lib/diff/types'
import { ScrollRegion } from './ui/scroll-region'

type DiffViewProps = {
  rows: DiffRow[]
  leftLabel: string
  rightLabel: string
  look?: DiffLook
  /** Links from each change to the next; for the one comparison a page is about. */
  steps?: boolean
}

/** Two versions of a text: side by side from 1024 px, one below the other on narrower screens, unless chosen otherwise. */
export function DiffView(props: DiffViewProps) {
  if (props.look !== 'side') return <DiffTable {...props} />
  return (
    <ScrollRegion label="Changes side by side" className="overflow-x-auto">
      <DiffTable {...props} />
    </ScrollRegion>
  )
}

function DiffTable({ rows, leftLabel, rightLabel, look = 'auto', steps = false }: DiffViewProps) {
  const starts = rows.filter((row, at) => isChange(row) && !isChange(rows[at - 1]))
  if (starts.length === 0) return <p className="diff-none">The two texts are the same.</p>
  const numbers = new Map(starts.map((row, at) => [row, at + 1]))
  return (
    <table className={`diff diff-look-${look}`}>
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
        <Row key={keyOf(row)} row={row} step={steps ? numbers.get(row) : undefined} of={starts.length} />
      ))}
    </table>
  )
}

function isChange(row: DiffRow | undefined): boolean {
  return row !== undefined && row.kind !== 'same' && row.kind !== 'folded'
}

function Row({ row, step, of }: { row: DiffRow; step: number | undefined; of: number }) {
  if (row.kind !== 'folded') {
    return (
      <tbody>
        {step !== undefined && <Step step={step} of={of} />}
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

/** Above each change where it stands among the others; the keys n and p go the same ways. */
function Step({ step, of }: { step: number; of: number }) {
  return (
    <tr className="diff-step" id={`change-${step}`} data-change="">
      <td colSpan={4}>
        Change {step} of {of}{' '}
        {step > 1 && (
          <a href={`#change-${step - 1}`}>
            previous<span className="sr-only"> change</span>
          </a>
        )}{' '}
        {step < of && (
          <a href={`#change-${step + 1}`}>
            next<span className="sr-only"> change</span>
          </a>
        )}
      </td>
    </tr>
  )
}

function Line({ line }: { line: DiffLine }) {
  const left = 'left' in line ? line : null
  const right = 'right' in line ? line : null
  const note = noteOf(line)
  return (
    <tr className={`diff-${line.kind}${note ? ' diff-calm' : ''}`}>
      <td className="diff-number diff-left">{left?.leftNumber}</td>
      <td className="diff-text diff-left">
        {left && <Segments segments={left.left} />}
        {left && !right && note && <Note text={note} />}
      </td>
      <td className="diff-number diff-right">{right?.rightNumber}</td>
      <td className="diff-text diff-right">
        {right && <Segments segments={right.right} />}
        {right && note && <Note text={note} />}
      </td>
    </tr>
  )
}

function Note({ text }: { text: string }) {
  return <span className="diff-note"> {text}</span>
}

/** What makes a change smaller than it looks. */
function noteOf(line: DiffLine): string | null {
  if ('spaces' in line) return 'only spaces changed'
  if (!('moved' in line)) return null
  return line.kind === 'added' ? `moved from line ${line.moved}` : `moved to line ${line.moved}`
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
