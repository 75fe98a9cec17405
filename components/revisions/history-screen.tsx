import type { ComponentProps } from 'react'
import { type HistoryFilter, historyPath } from '@/lib/revisions/history-input'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { Checkbox, TextField } from '../ui/field'
import { Pagination } from '../ui/pagination'
import { RevisionList, type RevisionView } from './revision-list'

type HistoryScreenProps = Omit<ComponentProps<typeof RevisionList>, 'revisions'> & {
  filter: HistoryFilter
  /** What was typed is neither a number nor a day. */
  unknownPlace: boolean
  revisions: RevisionView[]
  older: number | undefined
}

/** The revisions of a text, by author, without minor ones, from a day or number on. */
export function HistoryScreen(props: HistoryScreenProps) {
  const { filter, unknownPlace, revisions, older, ...list } = props
  const { places, newest } = list
  const start = filter.before === undefined && filter.at === undefined
  return (
    <>
      {(newest > 1 || filter.by) && (
        <FilterForm action={places.history} filter={filter} wrong={unknownPlace} />
      )}
      {revisions.length === 0 ? (
        <EmptyState title="No such revisions">
          <a href={places.history}>Show the whole history</a>
        </EmptyState>
      ) : (
        <RevisionList {...list} revisions={revisions} />
      )}
      <Pagination
        newer={start ? undefined : historyPath(places.history, { ...filter, before: undefined })}
        newerText="Newest"
        older={older === undefined ? undefined : historyPath(places.history, { ...filter, before: older })}
      />
    </>
  )
}

function FilterForm({ action, filter, wrong }: { action: string; filter: HistoryFilter; wrong: boolean }) {
  return (
    <details className="mb-4" open={wrong || filter.by !== undefined || filter.hideMinor || undefined}>
      <summary className="text-sm text-ink-2">Find a revision</summary>
      <form action={action} method="get" className="mt-2 flex flex-wrap items-end gap-4">
        <TextField name="by" label="Author" defaultValue={filter.by} maxLength={41} size={16} />
        <TextField
          name="at"
          label="Go to"
          hint="A number, or a day like 2026-11-30."
          defaultValue={filter.at}
          error={wrong ? 'Write a revision’s number or a day like 2026-11-30.' : undefined}
          maxLength={40}
          size={16}
        />
        <Checkbox name="minor" value="hide" label="Without minor edits" defaultChecked={filter.hideMinor} />
        <Button size="small">Show</Button>
      </form>
    </details>
  )
}
