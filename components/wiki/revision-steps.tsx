import { routes } from '@/lib/routes'
import { Time } from '../ui/time'

type Step = { number: number; by: string; at: Date }
type RevisionStepsProps = { path: string; older: Step; newer: Step; newest: number }

/** Which two revisions are compared, and the way to the comparison before and after. */
export function RevisionSteps({ path, older, newer, newest }: RevisionStepsProps) {
  return (
    <nav aria-label="Revisions" className="mb-4 flex flex-wrap items-baseline gap-x-6 gap-y-1 text-sm">
      <p>
        <Revision path={path} step={older} /> → <Revision path={path} step={newer} />
      </p>
      <p className="flex gap-4">
        {older.number > 1 && (
          <a href={routes.pageDiff(path, older.number - 1, older.number)} rel="prev">
            Change before
          </a>
        )}
        {newer.number < newest && (
          <a href={routes.pageDiff(path, newer.number, newer.number + 1)} rel="next">
            Change after
          </a>
        )}
      </p>
    </nav>
  )
}

function Revision({ path, step: { number, by, at } }: { path: string; step: Step }) {
  return (
    <>
      <a href={routes.pageRevision(path, number)}>Revision {number}</a> by <a href={routes.user(by)}>{by}</a>,{' '}
      <Time date={at} mode="moment" />
    </>
  )
}
