import { type Findings, noteTitles, type Tally } from '@/lib/imports/types'
import { Table } from '../ui/table'

/** Names of each sort shown on the page; the report to download has more. */
const SHOWN = 20

/** What an import did or would do, and what it could not take over as it was. */
export function ImportReport({ findings, dryRun }: { findings: Findings; dryRun: boolean }) {
  const { skipped, collisions, tooLong, leftOut, notes } = findings
  const verb = dryRun ? 'Would be' : 'Were'
  const counts = [
    ['Pages read', findings.pages],
    [`${verb} created`, findings.created],
    [`${verb} updated`, findings.updated],
    ['Unchanged', findings.unchanged],
    ['Skipped', skipped.total],
    ['Revisions', findings.revisions],
    ['Redirects', findings.redirects],
  ] as const
  return (
    <div className="grid gap-6">
      <Table
        caption="In numbers"
        head={['What', 'How many']}
        rows={counts.map(([name, count]) => ({ key: name, cells: [name, count] }))}
      />
      <Names
        title="Skipped"
        total={skipped.total}
        lines={skipped.names.map(({ name, why }) => `${name}: ${why}`)}
      />
      <Names
        title="Titles that collide, with the address chosen"
        total={collisions.total}
        lines={collisions.names.map(({ name, path }) => `${name}: ${path}`)}
      />
      <Names
        title="Texts over the limit (left out)"
        total={tooLong.total}
        lines={tooLong.names.map(
          ({ name, characters }) => `${name}: ${characters.toLocaleString('en-GB')} characters`,
        )}
      />
      <Counted title="Left out" tally={leftOut} />
      {Object.entries(notes).map(([kind, tally]) => (
        <Counted key={kind} title={titleOf(kind)} tally={tally} />
      ))}
    </div>
  )
}

const titleOf = (kind: string) => Object.entries(noteTitles).find(([name]) => name === kind)?.[1] ?? kind

function Counted({ title, tally }: { title: string; tally: Tally }) {
  const sorted = Object.entries(tally.names).sort(([, one], [, other]) => other.count - one.count)
  const lines = sorted.map(
    ([name, { count, example }]) => `${count} × ${name}${example ? ` (first in ${example})` : ''}`,
  )
  return <Names title={title} total={tally.total} lines={lines} />
}

function Names({ title, total, lines }: { title: string; total: number; lines: string[] }) {
  if (total === 0) return null
  return (
    <section className="grid gap-1">
      <h2 className="text-lg">
        {title}: {total}
      </h2>
      <ul className="list-disc pl-5 text-sm">
        {lines.slice(0, SHOWN).map((line) => (
          <li key={line} className="wrap-anywhere">
            {line}
          </li>
        ))}
      </ul>
      {lines.length > SHOWN && <p className="text-sm text-ink-2">More stand in the report.</p>}
    </section>
  )
}
