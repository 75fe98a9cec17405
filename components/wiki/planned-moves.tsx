import { plural } from '@/lib/format/numbers'
import { routes } from '@/lib/routes'
import { pathOf } from '@/lib/wiki/paths'
import type { PlannedMove, SubtreePlan } from '@/lib/wiki/subtree-types'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { TextField } from '../ui/field'
import { Notice } from '../ui/notice'
import { Table } from '../ui/table'

type PlannedMovesProps = {
  plan: SubtreePlan
  /** What was asked for, sent on with the confirmation. */
  fields: Record<string, string>
}

/** Every page with its old and new address; the button only where nothing stands in the way. */
export function PlannedMoves({ plan: { moves, more, unseen, seen }, fields }: PlannedMovesProps) {
  const problems = moves.filter(({ problem }) => problem !== null)
  if (moves.length === 0)
    return (
      <EmptyState title="Nothing would move">No page there would get another address or topic.</EmptyState>
    )
  const blocked = problems.length > 0 || more
  return (
    <section aria-labelledby="plan-title" className="grid gap-4">
      <h2 id="plan-title" className="text-lg">
        {plural(moves.length, 'page')} would move
      </h2>
      {more && <Notice tone="bad">These are too many pages for one move. Choose fewer.</Notice>}
      {problems.length > 0 && (
        <Notice tone="bad" title={`${plural(problems.length, 'page')} cannot move`}>
          Nothing is done until each has a free way: see the last column.
        </Notice>
      )}
      {unseen > 0 && (
        <Notice>{plural(unseen, 'page')} there that nobody sees will stay: deleted or hidden.</Notice>
      )}
      <Table
        caption="What would move"
        captionHidden
        head={['Page', 'From', 'To', 'Problem']}
        rows={moves.map(toRow)}
      />
      {!blocked && (
        <form method="post" action={routes.confirmSubtree()} className="grid gap-4">
          {Object.entries(fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <input type="hidden" name="seen" value={seen} />
          <TextField
            name="summary"
            label="Why?"
            hint="One line for the histories and the public log."
            maxLength={200}
          />
          <div>
            <Button tone="primary">Move {plural(moves.length, 'page')}</Button>
          </div>
        </form>
      )}
    </section>
  )
}

function toRow({ id, title, from, to, topic, toTopic, problem }: PlannedMove) {
  const renamed = topic !== toTopic && <span className="text-xs text-ink-2"> topic: {toTopic}</span>
  return {
    key: id,
    cells: [
      <a key="title" href={routes.page(pathOf(from))}>
        {title}
      </a>,
      <span key="from" className="font-mono text-sm wrap-anywhere">
        {pathOf(from)}
      </span>,
      <span key="to" className="wrap-anywhere">
        <span className="font-mono text-sm">{pathOf(to)}</span>
        {renamed}
      </span>,
      problem ?? '',
    ],
  }
}
