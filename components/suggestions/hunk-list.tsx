import type { DiffLine, DiffRow } from '@/lib/diff/types'
import { diffTexts } from '@/lib/diff/words'
import type { Hunk, LineHunk } from '@/lib/suggestions/types'
import { DiffView } from '../diff-view'
import { fieldName } from './field-names'

type HunkListProps = {
  hunks: Hunk[]
  /** Ids of those not to be taken. Absent where nobody chooses. */
  left?: ReadonlySet<string>
  labels: { now: string; suggested: string }
}

/** What would change, place by place, each with a box to take it or leave it. */
export function HunkList({ hunks, left, labels }: HunkListProps) {
  return (
    <ol className="grid gap-4" aria-label="Changes">
      {hunks.map((hunk, at) => (
        <li key={hunk.id} className="overflow-hidden rounded-md border border-line">
          <div className="border-b border-line bg-sunken px-3 py-2 text-sm">
            {left ? (
              <label className="flex min-h-6 items-center gap-2 font-semibold">
                <input type="checkbox" name="take" value={hunk.id} defaultChecked={!left.has(hunk.id)} />
                {titleOf(hunk, at)}
              </label>
            ) : (
              <p className="font-semibold">{titleOf(hunk, at)}</p>
            )}
          </div>
          <DiffView rows={rowsOf(hunk)} leftLabel={labels.now} rightLabel={labels.suggested} />
        </li>
      ))}
    </ol>
  )
}

function titleOf(hunk: Hunk, at: number): string {
  const place = hunk.kind === 'field' ? fieldName(hunk.field) : `Text, from line ${hunk.line + 1}`
  return `${at + 1}. ${place}`
}

function rowsOf(hunk: Hunk): DiffRow[] {
  if (hunk.kind === 'field') return diffTexts(hunk.from, hunk.to)
  const { before, after, removed, added } = hunk
  const text = (lines: string[]) => [...before, ...lines, ...after].join('\n')
  return diffTexts(text(removed), text(added)).map((row) => numbered(row, hunk))
}

/** Counted from the top of the text, not of the hunk. */
function numbered(row: DiffRow, { line, before }: LineHunk): DiffRow {
  const by = line - before.length
  const shift = (one: DiffLine): DiffLine => ({
    ...one,
    ...('leftNumber' in one ? { leftNumber: one.leftNumber + by } : {}),
    ...('rightNumber' in one ? { rightNumber: one.rightNumber + by } : {}),
  })
  return row.kind === 'folded' ? { ...row, lines: row.lines.map(shift) } : shift(row)
}
