import { formatDate } from '@/lib/format/dates'
import type { NeedView } from '@/lib/needs/types'
import type { Obsolescence } from '@/lib/obsolescence/types'
import { routes } from '@/lib/routes'
import { Notice } from '../ui/notice'
import { Time } from '../ui/time'

type PageStandingProps = {
  path: string
  obsolescence: Obsolescence | null
  /** The day that has come on which somebody was to look again, or null. */
  reviewDue: string | null
  needs: NeedView[]
}

/** What a reader should know before the text: that it holds no longer, or that somebody saw it lacking. */
export function PageStanding({ path, obsolescence, reviewDue, needs }: PageStandingProps) {
  if (obsolescence) return <ObsoleteBanner path={path} {...obsolescence} />
  if (reviewDue === null && needs.length === 0) return null
  return (
    <div className="mb-4 grid gap-2">
      {reviewDue !== null && (
        <Notice tone="warn" title="This page is due for review">
          <p>
            Its editors asked for a fresh look by {formatDate(new Date(`${reviewDue}T00:00:00Z`))}. Compare it
            with current versions, and <a href={routes.pageEdit(path)}>mend what changed</a>.
          </p>
        </Notice>
      )}
      {needs.length > 0 && <NeedNotice path={path} needs={needs} />}
    </div>
  )
}

function ObsoleteBanner({ path, reason, by, at, successor }: { path: string } & Omit<Obsolescence, 'via'>) {
  return (
    <div className="mb-4">
      <Notice tone="bad" title="This page is obsolete" id="obsolete">
        <p className="wrap-anywhere">{reason}</p>
        {successor && (
          <p>
            Read <a href={routes.page(successor.path)}>{successor.title}</a> instead.
          </p>
        )}
        <p className="text-sm text-ink-2">
          Marked by <a href={routes.user(by)}>{by}</a>, <Time date={at} mode="date" />.{' '}
          <a href={routes.pageObsolete(path)}>Is this wrong?</a>
        </p>
      </Notice>
    </div>
  )
}

function NeedNotice({ path, needs }: { path: string; needs: NeedView[] }) {
  return (
    <Notice tone="warn" title="This page needs a change" id="needs">
      <ul className="grid gap-1">
        {needs.map(({ id, reason, by, at }) => (
          <li key={id} className="wrap-anywhere">
            {reason}{' '}
            <span className="text-sm text-ink-2">
              <a href={routes.user(by)}>{by}</a>, <Time date={at} mode="date" />
            </span>
          </li>
        ))}
      </ul>
      <p className="text-sm">
        <a href={routes.pageEdit(path)}>Mend it</a> or{' '}
        <a href={routes.pageNeeds(path)}>say that it is settled</a>.
      </p>
    </Notice>
  )
}
