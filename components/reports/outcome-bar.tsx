import type { Outcome } from '@/lib/reports/types'

/** Shares of works, partly and fails; the numbers stand beside it, so it says nothing to screen readers. */
export function OutcomeBar({ works, partly, fails }: Record<Outcome, number>) {
  const total = works + partly + fails
  if (total === 0) return null
  const [good, half] = [(works / total) * 60, (partly / total) * 60]
  return (
    <svg className="outcome-bar" viewBox="0 0 60 6" width="60" height="6" aria-hidden="true">
      <rect className="outcome-works" width={good} height="6" />
      <rect className="outcome-partly" x={good} width={half} height="6" />
      <rect className="outcome-fails" x={good + half} width={60 - good - half} height="6" />
    </svg>
  )
}
