import { factLines } from '@/lib/issues/form'
import type { PageText } from '@/lib/wiki/types'
import { Table } from '../ui/table'

const labels = {
  title: 'Title',
  lead: 'Summary',
  topic: 'Topic',
  tags: 'Tags',
  checkedAgainst: 'Checked against',
  checkedOn: 'Checked on',
  reviewBy: 'Review by',
} as const

type FieldChangesProps = { before: PageText; after: PageText; beforeLabel?: string; afterLabel?: string }

/** What changed besides the text, one field a line. */
export function FieldChanges(props: FieldChangesProps) {
  const { before, after, beforeLabel = 'Before', afterLabel = 'After' } = props
  const rows = [...fieldRows(before, after), ...factRows(before, after)].filter(({ was, is }) => was !== is)
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

const fieldNames = ['title', 'lead', 'topic', 'tags', 'checkedAgainst', 'checkedOn', 'reviewBy'] as const

type Pages = [before: PageText, after: PageText]

function fieldRows(...[before, after]: Pages) {
  return fieldNames.map((field) => ({
    label: labels[field],
    was: textOf(before[field]),
    is: textOf(after[field]),
  }))
}

/** The facts of a known issue; all of them when the page became one, or is none any more. */
function factRows(...[before, after]: Pages) {
  const was = new Map(factLines(before.issue).map(({ label, text }) => [label, text]))
  const is = new Map(factLines(after.issue).map(({ label, text }) => [label, text]))
  return [...new Set([...was.keys(), ...is.keys()])].map((label) => ({
    label,
    was: was.get(label) ?? '',
    is: is.get(label) ?? '',
  }))
}

function textOf(value: string | string[] | null): string {
  return Array.isArray(value) ? value.join(' ') : (value ?? '')
}
