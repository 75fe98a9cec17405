import { factLines } from '@/lib/issues/form'
import type { IssueFacts } from '@/lib/issues/types'
import { Table } from '../ui/table'

/** The facts of a known issue as a revision holds them, as they were written. */
export function OldFacts({ issue }: { issue: IssueFacts | null }) {
  const lines = factLines(issue).filter(({ text }) => text !== '')
  if (lines.length === 0) return null
  return (
    <div className="mb-6">
      <Table
        caption="Facts of the known issue"
        head={['Fact', 'As it was']}
        rows={lines.map(({ label, text }) => ({
          key: label,
          cells: [
            label,
            <span key="text" className="whitespace-pre-wrap wrap-anywhere">
              {text}
            </span>,
          ],
        }))}
      />
    </div>
  )
}
