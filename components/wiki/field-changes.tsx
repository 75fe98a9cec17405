import type { FieldChange } from '@/lib/diff/types'
import { changedFields } from '@/lib/wiki/changed-fields'
import type { PageText } from '@/lib/wiki/types'
import { Table } from '../ui/table'

type Labels = { beforeLabel?: string; afterLabel?: string }

/** What changed of a page besides the text, one field a line. */
export function FieldChanges({ before, after, ...labels }: Labels & { before: PageText; after: PageText }) {
  return <FieldTable {...labels} rows={changedFields(before, after)} />
}

/** The same for fields that were compared already. */
export function FieldTable({
  rows,
  beforeLabel = 'Before',
  afterLabel = 'After',
}: Labels & { rows: FieldChange[] }) {
  if (rows.length === 0) return null
  return (
    <div className="mb-4">
      <Table
        caption="Changed fields"
        captionHidden
        head={['Field', beforeLabel, afterLabel]}
        rows={rows.map(({ label, was, is }) => ({
          key: label,
          cells: [
            label,
            was ? (
              <del key="was" className="whitespace-pre-wrap">
                {was}
              </del>
            ) : (
              '(empty)'
            ),
            is ? (
              <ins key="is" className="whitespace-pre-wrap">
                {is}
              </ins>
            ) : (
              '(empty)'
            ),
          ],
        }))}
      />
    </div>
  )
}
