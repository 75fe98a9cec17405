import { matrixQuery } from '@/lib/compatibility/input'
import type { MatrixFilter } from '@/lib/compatibility/types'
import type { Claim } from '@/lib/drivers/types'
import type { ReportView } from '@/lib/reports/types'
import { routes } from '@/lib/routes'
import { ReportList } from '../reports/report-list'
import { outcomeWords } from '../reports/words'
import { Badge } from '../ui/badge'
import { PageHeader } from '../ui/page-header'
import { Pagination } from '../ui/pagination'
import { Table } from '../ui/table'

type CellPageProps = {
  filter: MatrixFilter
  branch: string
  claims: Claim[]
  reports: (ReportView & { postId: number; title: string })[]
  next: number | null
  further: boolean
}

/** The evidence of one cell: who says what, since when, and what members saw. */
export function CellPage({ filter, branch, claims, reports, next, further }: CellPageProps) {
  const { driver, architecture, kernel, distribution, framework } = filter
  const where = [architecture, kernel && `Linux ${kernel}`, distribution, framework].filter(Boolean)
  const query = (more: Record<string, string>) =>
    routes.compatibilityCell(matrixQuery(filter, { branch, ...more }))
  return (
    <>
      <PageHeader
        above={<a href={routes.compatibility(matrixQuery(filter))}>Compatibility</a>}
        title={`${driver} ${branch}${where.length > 0 ? ` with ${where.join(', ')}` : ''}`}
        summary="What makers claim, with their sources, and the reports from members’ rigs."
      />
      <div className="grid gap-8">
        <section aria-labelledby="claims" className="grid gap-3">
          <h2 id="claims">Claims</h2>
          {claims.length === 0 ? (
            <p className="text-ink-2">No maker says anything of this.</p>
          ) : (
            <ClaimTable claims={claims} />
          )}
        </section>
        <section aria-labelledby="reports" className="grid gap-3">
          <h2 id="reports">Reports</h2>
          {reports.length === 0 ? (
            <p className="text-ink-2">{further ? 'There are no more.' : 'No rig has been reported on.'}</p>
          ) : (
            <ReportList reports={reports} label="Reports" />
          )}
          <Pagination
            newer={further ? query({}) : undefined}
            older={next === null ? undefined : query({ before: String(next) })}
            newerText="Newest"
          />
        </section>
      </div>
    </>
  )
}

function ClaimTable({ claims }: { claims: Claim[] }) {
  return (
    <Table
      caption="Claims of makers and distributions"
      captionHidden
      head={['Claimant', 'Says', 'Of', 'As of', 'Source']}
      rows={claims.map((claim, at) => ({
        key: at,
        cells: [
          claim.claimant,
          <Badge key="outcome" tone={outcomeWords[claim.outcome].tone}>
            {outcomeWords[claim.outcome].text}
          </Badge>,
          [claim.hardware, claim.kernel && `kernel ${claim.kernel}`, claim.distribution, claim.framework]
            .filter(Boolean)
            .join(', ') || 'all it drives',
          claim.asOf,
          <a
            key="source"
            href={claim.sourceUrl}
            aria-label={`Source of claim ${at + 1} of ${claim.claimant}`}
          >
            source
          </a>,
        ],
      }))}
    />
  )
}
