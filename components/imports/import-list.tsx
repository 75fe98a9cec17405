import type { ImportLine } from '@/lib/imports/types'
import { routes } from '@/lib/routes'
import { Badge } from '../ui/badge'
import { Table } from '../ui/table'
import { Time } from '../ui/time'
import { stateTones, stateWords } from './words'

/** Imports so far, the newest first. */
export function ImportList({ imports }: { imports: ImportLine[] }) {
  const rows = imports.map(({ id, source, state, dryRun, pagesRead, pagesWritten, startedAt, by }) => ({
    key: id,
    cells: [
      <a key="source" href={routes.importAt(id)} className="wrap-anywhere">
        {source}
      </a>,
      <Badge key="state" tone={stateTones[state]}>
        {stateWords(state, dryRun)}
      </Badge>,
      pagesRead,
      pagesWritten,
      <a key="by" href={routes.user(by)}>
        {by}
      </a>,
      <Time key="at" date={startedAt} mode="moment" />,
    ],
  }))
  return (
    <Table
      caption="Earlier imports"
      head={['Source', 'State', 'Read', 'Written', 'By', 'Begun']}
      rows={rows}
    />
  )
}
