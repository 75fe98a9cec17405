import type { Application } from '@/lib/reports/applies'
import type { Evidence, MarkKind, ReportView, RigChoice } from '@/lib/reports/types'
import { routes } from '@/lib/routes'
import { LinkButton } from '../ui/button'
import { PageHeader } from '../ui/page-header'
import { Pagination } from '../ui/pagination'
import { Counts, ValidityChips } from './evidence-line'
import { MarkForms } from './mark-forms'
import { MarkNotices } from './mark-notices'
import { ReportForm } from './report-form'
import { ReportList } from './report-list'
import { Verdict } from './verdict'

type ReportsPageProps = {
  post: { id: number; kind: string; root: { title: string } }
  path: string
  evidence: Evidence
  reports: ReportView[]
  next: number | null
  /** Not the first page of the list. */
  further: boolean
  /** What is the reader's own; null for those who are not signed in. */
  own: {
    rigs: RigChoice[]
    reports: ReportView[]
    marks: MarkKind[]
    refusal: string | null
    canClear: boolean
    canSetValidity: boolean
  } | null
  verdict: (Application & { rig: string }) | null
}

/** What people saw on their rigs, for which versions a post holds, and the forms to say so. */
export function ReportsPage(props: ReportsPageProps) {
  const { post, path, evidence, reports, next, further, verdict } = props
  return (
    <>
      <PageHeader
        above={<a href={path}>Back to the {post.kind}</a>}
        title="Reports from rigs"
        summary={`${post.kind === 'page' ? 'Of the page' : 'Of an answer to'} “${post.root.title}”.`}
      />
      <MarkNotices postId={post.id} marks={evidence.marks} />
      <div className="grid gap-10">
        <section aria-labelledby="versions" className="grid gap-3">
          <h2 id="versions">Versions</h2>
          {evidence.validity.length > 0 ? (
            <ValidityChips validity={evidence.validity} />
          ) : (
            <p className="text-ink-2">Nobody has said for which versions this holds.</p>
          )}
          {verdict && <Verdict verdict={verdict} rig={verdict.rig} />}
          {props.own?.canSetValidity && props.own.refusal === null && (
            <p>
              <a href={routes.postValidity(post.id)}>Set the versions</a>
            </p>
          )}
        </section>
        <Say {...props} />
        <section aria-labelledby="reports" className="grid gap-3">
          <h2 id="reports">All reports</h2>
          {evidence.reports.last && (
            <p className="evidence-line">
              <Counts reports={evidence.reports} />
            </p>
          )}
          {reports.length > 0 ? (
            <ReportList reports={reports} label="All reports" />
          ) : (
            <p className="text-ink-2">{further ? 'There are no more.' : 'No rig has confirmed this yet.'}</p>
          )}
          <Pagination
            newer={further ? routes.postReports(post.id) : undefined}
            older={next === null ? undefined : routes.postReports(post.id, next)}
            newerText="Newest"
          />
        </section>
        <Warn {...props} />
      </div>
    </>
  )
}

function Say({ post, own }: ReportsPageProps) {
  return (
    <section aria-labelledby="report" className="grid gap-3">
      <h2 id="report">Say how it went</h2>
      {own === null ? (
        <SignIn postId={post.id} />
      ) : own.refusal !== null ? (
        <p className="text-ink-2">{own.refusal}</p>
      ) : (
        <>
          {own.reports.length > 0 && (
            <ReportList reports={own.reports} label="Your reports" withdrawFrom={post.id} />
          )}
          <ReportForm postId={post.id} rigs={own.rigs} own={own.reports} />
        </>
      )}
    </section>
  )
}

function Warn({ post, evidence, own }: ReportsPageProps) {
  if (own === null || own.refusal !== null) return null
  return (
    <section aria-labelledby="marks" className="grid gap-3">
      <h2 id="marks">Warn readers</h2>
      <MarkForms postId={post.id} marks={evidence.marks} own={own.marks} canClear={own.canClear} />
    </section>
  )
}

function SignIn({ postId }: { postId: number }) {
  return (
    <p>
      <LinkButton href={routes.signIn(routes.postReports(postId))}>Sign in to report</LinkButton>
    </p>
  )
}
