import type { EnvironmentReview } from '@/lib/environments/review'
import { DiffView } from '../diff-view'
import { FactTable } from './fact-table'

/** What a pasted text says, and what of it will not be kept: for its author only, before it is sent. */
export function MachineReview({ review }: { review: EnvironmentReview | null | undefined }) {
  return (
    <section
      aria-label="What will be kept"
      aria-live="polite"
      className="grid grid-cols-[minmax(0,1fr)] gap-3"
    >
      {review && <Reviewed review={review} />}
    </section>
  )
}

function Reviewed({ review: { facts, blank, removed, rows, more } }: { review: EnvironmentReview }) {
  return (
    <>
      <p className="font-semibold">Read from this</p>
      {facts.length > 0 && <FactTable facts={facts} />}
      {blank && (
        <p className="text-sm text-ink-2">
          No device, driver or version was recognised. The text is kept as it is.
        </p>
      )}
      <p className="font-semibold">Taken out</p>
      <p className="text-sm text-ink-2">
        {removed === '' ? 'Nothing was found that names you or your machine.' : `${removed}.`} Look through
        the text: whatever else should go, name it above.
      </p>
      {rows.length > 0 && <DiffView rows={rows} leftLabel="Pasted" rightLabel="Kept" />}
      {more > 0 && <p className="text-sm text-ink-2">And {more} more lines.</p>}
    </>
  )
}
