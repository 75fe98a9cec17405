import type { DiffLook } from '@/lib/diff/look'
import { Time } from '../ui/time'
import { Byline } from '../wiki/byline'
import type { RevisionPlaces } from './places'

type Step = { number: number; author: { handle: string }; byline: string | null; at: Date }
type DiffStepsProps = { places: RevisionPlaces; older: Step; newer: Step; newest: number; look: DiffLook }

/** Which two revisions are compared, the way to the comparison before and after, and how it is shown. */
export function DiffSteps({ places, older, newer, newest, look }: DiffStepsProps) {
  const to = (from: number, until: number, shown = look) =>
    `${places.diff(from, until)}${shown === 'auto' ? '' : `&view=${shown}`}`
  return (
    <nav aria-label="Revisions" className="mb-4 flex flex-wrap items-baseline gap-x-6 gap-y-1 text-sm">
      <p>
        <Revision places={places} step={older} /> → <Revision places={places} step={newer} />
      </p>
      <p className="flex flex-wrap gap-x-4">
        {older.number > 1 && (
          <a href={to(older.number - 1, older.number)} rel="prev">
            Change before
          </a>
        )}{' '}
        {newer.number < newest && (
          <a href={to(newer.number, newer.number + 1)} rel="next">
            Change after
          </a>
        )}{' '}
        <a href={places.blame(newer.number)}>Who wrote each line</a>
      </p>
      <p className="flex gap-4">
        {looks.map(({ value, text }) => (
          <a
            key={value}
            href={to(older.number, newer.number, value)}
            aria-current={look === value ? 'true' : undefined}
            className="aria-[current]:font-semibold"
          >
            {text}
          </a>
        ))}
      </p>
    </nav>
  )
}

const looks = [
  { value: 'side', text: 'Side by side' },
  { value: 'inline', text: 'Inline' },
] as const

function Revision({ places, step }: { places: RevisionPlaces; step: Step }) {
  const { number, author, byline, at } = step
  return (
    <>
      <a href={places.revision(number)}>Revision {number}</a> by <Byline author={author} byline={byline} />,{' '}
      <Time date={at} mode="moment" />
    </>
  )
}
