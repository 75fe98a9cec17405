import type { PageFormState } from '@/lib/wiki/types'
import { DiffView } from '../diff-view'
import { PageStatus } from '../page-status'
import { FieldChanges } from './field-changes'

/** Both texts side by side; the editor below holds the draft made of them. */
export function ConflictPanel({ conflict }: { conflict: NonNullable<PageFormState['conflict']> }) {
  const { by, number, mine, theirs, rows } = conflict
  const saved = `Revision ${number} by ${by}`
  return (
    <section aria-label="Both texts" className="grid gap-3">
      <PageStatus code={409} />
      <p className="max-w-measure text-sm text-ink-2">
        The editor below holds everything that could be joined. Where both of you changed the same lines it
        has both, between markers. Put it right and save: your text then follows revision {number}.
      </p>
      <FieldChanges before={theirs} after={mine} beforeLabel={saved} afterLabel="Your text" />
      <div className="max-h-128 overflow-auto rounded-md border border-line">
        <DiffView rows={rows} leftLabel={saved} rightLabel="Your text" />
      </div>
      <details>
        <summary>Your whole text, to copy</summary>
        <textarea
          className="input input-source mt-2"
          readOnly
          rows={12}
          defaultValue={mine.body}
          aria-label="Your whole text"
        />
      </details>
    </section>
  )
}
