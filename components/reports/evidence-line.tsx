import { plural } from '@/lib/format/numbers'
import { rangeText } from '@/lib/reports/applies'
import type { Evidence, ReportCounts, Validity } from '@/lib/reports/types'
import { routes } from '@/lib/routes'
import { Chip } from '../ui/badge'
import { Time } from '../ui/time'
import { OutcomeBar } from './outcome-bar'

type EvidenceLineProps = { postId: number; evidence: Evidence | undefined }

/** "Works on 7 rigs, fails on 1, last 580.95, 2 weeks ago", and the versions a post holds for. */
export function EvidenceLine({ postId, evidence }: EvidenceLineProps) {
  const validity = evidence?.validity ?? []
  return (
    <div className="evidence">
      {validity.length > 0 && <ValidityChips validity={validity} />}
      <p className="evidence-line">
        {evidence && evidence.reports.last !== null ? (
          <Counts reports={evidence.reports} />
        ) : (
          <span>No rig has confirmed this yet.</span>
        )}{' '}
        <a href={routes.postReports(postId)}>
          {evidence?.reports.last ? 'See or add reports' : 'Say how it went on yours'}
        </a>
      </p>
    </div>
  )
}

/** The ranges as chips; the overlay adds whether they hold for the reader's chosen rig. */
export function ValidityChips({ validity }: { validity: Validity[] }) {
  return (
    <p className="evidence-line" data-validity={JSON.stringify(validity)}>
      <span>Holds for</span>{' '}
      {validity.map((range) => (
        <span key={range.subject}>
          <Chip>{rangeText(range)}</Chip>{' '}
        </span>
      ))}
      <span data-verdict="" role="status" />
    </p>
  )
}

export function Counts({ reports }: { reports: ReportCounts }) {
  const { works, partly, fails, last, newest } = reports
  const parts = [
    works > 0 && `works on ${plural(works, 'rig')}`,
    partly > 0 && `partly on ${partly}`,
    fails > 0 && `fails on ${fails}`,
  ].filter((part) => part !== false)
  const text = parts.join(', ')
  return (
    <>
      <OutcomeBar {...reports} />{' '}
      <span>
        {text.charAt(0).toUpperCase() + text.slice(1)}
        {last && (
          <>
            , last <Time date={last} />
          </>
        )}
        {newest.length > 0 && ', newest '}
        {newest.map(({ driver, version }, at) => (
          <span key={driver}>
            {at > 0 && ', '}
            {driver} <span className="font-mono">{version}</span>
          </span>
        ))}
      </span>
    </>
  )
}
