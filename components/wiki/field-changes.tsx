import type { PageText } from '@/lib/wiki/types'
import { Table } from '../ui/table'

const labels = {
  title: 'Title',
  lead: 'Summary',
  topic: 'Topic',
  tags: 'Tags',
  checkedAgainst: 'Checked against',
  checkedOn: 'Checked on',
} as const

type FieldChangesProps = { before: PageText; after: PageText; beforeLabel?: string; afterLabel?: string }

/** What changed besides the text, one field a line. */
export function FieldChanges(props: FieldChangesProps) {
  const { before, after, beforeLabel = 'Before', afterLabel = 'After' } = props
  const rows = fieldNames
    .map((field) => ({ field, was: textOf(before[field]), is: textOf(after[field]) }))
    .filter(({ was, is }) => was !== is)
  if (rows.length === 0) return null
  return (
    <div className="mb-4">
      <Table
        caption="Changed fields"
        captionHidden
        head={['Field', beforeLabel, afterLabel]}
        rows={rows.map(({ field, was, is }) => ({
          key: field,
          cells: [
            labels[field],
            was ? <del key="was">{was}</del> : '(empty)',
            is ? <ins key="is">{is}</ins> : '(empty)',
          ],
        }))}
      />
    </div>
  )
}

const fieldNames = ['title', 'lead', 'topic', 'tags', 'checkedAgainst', 'checkedOn'] as const

function textOf(value: string | string[] | null): string {
  return Array.isArray(value) ? value.join(' ') : (value ?? '')
}
