import type { ReportView } from '@/lib/reports/types'
import { routes } from '@/lib/routes'
import { Badge, Chip } from '../ui/badge'
import { Button } from '../ui/button'
import { Time } from '../ui/time'
import { outcomeWords } from './words'

type ReportListProps = {
  /** With the post they are on where it is not said elsewhere. */
  reports: (ReportView & { postId?: number; title?: string })[]
  label: string
  /** For one's own: the post they are on, so that they can be changed. */
  withdrawFrom?: number
}

export function ReportList({ reports, label, withdrawFrom }: ReportListProps) {
  return (
    <ul className="divide-y divide-line border-y border-line" aria-label={label}>
      {reports.map((report) => (
        <li key={report.id} id={`report-${report.id}`} className="grid gap-1 py-3">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <Badge tone={outcomeWords[report.outcome].tone}>{outcomeWords[report.outcome].text}</Badge>{' '}
            <MachineChips {...report} />{' '}
            <span className="text-sm text-ink-2">
              <a href={routes.user(report.by)}>{report.by}</a>, <Time date={report.at} />
            </span>
          </p>
          {report.postId !== undefined && (
            <p>
              On <a href={routes.post(report.postId)}>{report.title}</a>
            </p>
          )}
          {report.comment && (
            <p className="max-w-measure whitespace-pre-wrap wrap-anywhere">{report.comment}</p>
          )}
          {withdrawFrom !== undefined && (
            <Withdraw postId={withdrawFrom} environment={report.environmentId} />
          )}
        </li>
      ))}
    </ul>
  )
}

function MachineChips({ devices, driver, driverVersion, kernel, distro, distroVersion }: ReportView) {
  const facts = [
    driver && [driver, driverVersion].filter(Boolean).join(' '),
    kernel && `Linux ${kernel}`,
    distro && [distro, distroVersion].filter(Boolean).join(' '),
  ].filter((fact) => typeof fact === 'string' && fact !== '')
  return (
    <>
      {devices.slice(0, 3).map(({ pciId, name }) => (
        <span key={pciId}>
          {name === null ? <Chip>{pciId}</Chip> : <a href={routes.device(pciId)}>{name}</a>}{' '}
        </span>
      ))}
      {facts.map((fact) => (
        <span key={fact}>
          <Chip>{fact}</Chip>{' '}
        </span>
      ))}
    </>
  )
}

function Withdraw({ postId, environment }: { postId: number; environment: number }) {
  return (
    <form method="post" action={routes.report(postId)}>
      <input type="hidden" name="environment" value={environment} />
      <Button name="outcome" value="withdraw" size="small">
        Withdraw
      </Button>
    </form>
  )
}
