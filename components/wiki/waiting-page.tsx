import { plural } from '@/lib/format/numbers'
import { routes } from '@/lib/routes'
import { freshnessOf } from '@/lib/wiki/freshness'
import type { Queue } from '@/lib/wiki/maintenance-input'
import { pathOf } from '@/lib/wiki/paths'
import { muteMarks, type Thread } from '../mutable'
import { Badge } from '../ui/badge'
import { Time } from '../ui/time'
import { VendorMark } from '../vendor-mark'
import { freshnessLooks } from './freshness-stamp'
import { solvedText } from './helpfulness'

export type WaitingPageView = {
  vendor: string
  slug: string
  title: string
  /** ISO day, by its editors or by a stamp. */
  verifiedOn: string | null
  checkedAgainst: string
  reviewBy: string | null
  editedAt: string
  /** What people asked for, the oldest first. */
  needs: string[]
  obsolete: boolean
  solved: number | null
  said: number | null
  reads: number
  root: Thread
}

/** A page in a queue, with what the queue is about. */
export function WaitingPage({ page, queue }: { page: WaitingPageView; queue: Queue }) {
  const path = pathOf(page)
  return (
    <li className="grid gap-1 py-2" {...muteMarks(page.root)}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <span className="flex flex-wrap items-baseline gap-x-3">
          <a href={routes.page(path)} className="font-medium">
            {page.title}
          </a>{' '}
          <span className="text-xs text-ink-2">
            <VendorMark vendor={page.vendor} />
          </span>
        </span>
        <span className="flex flex-wrap items-baseline gap-x-3 text-sm text-ink-2">
          <Facts page={page} queue={queue} />
          <a href={routes.pageEdit(path)}>Edit</a>
        </span>
      </div>
      {queue === 'needs' && (
        <ul className="grid list-disc gap-1 pl-5 text-sm text-ink-2">
          {page.needs.map((reason) => (
            <li key={reason} className="wrap-anywhere">
              {reason}
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

function Facts({ page, queue }: { page: WaitingPageView; queue: Queue }) {
  const { verifiedOn, checkedAgainst, reviewBy, editedAt, solved, said, reads } = page
  const verdicts = solved !== null && said !== null && <span>{solvedText({ solved, said })} </span>
  if (queue === 'read')
    return (
      <>
        <span>{plural(reads, 'read')}</span> <FreshnessBadge page={page} /> {verdicts}
      </>
    )
  if (queue === 'unhelpful') return verdicts
  if (queue === 'review' && reviewBy !== null)
    return (
      <span>
        since <Time date={dayOf(reviewBy)} mode="date" />{' '}
      </span>
    )
  return verifiedOn === null ? (
    <span>
      edited <Time date={new Date(editedAt)} />{' '}
    </span>
  ) : (
    <span>
      checked {checkedAgainst && <>against {checkedAgainst} </>}
      <Time date={dayOf(verifiedOn)} mode="date" />{' '}
    </span>
  )
}

function FreshnessBadge({ page: { verifiedOn, obsolete } }: { page: WaitingPageView }) {
  if (obsolete) return <Badge tone="bad">Obsolete</Badge>
  const { tone, icon, text } =
    freshnessLooks[freshnessOf({ checkedAgainst: '', checkedOn: verifiedOn }).state]
  return (
    <Badge tone={tone} icon={icon}>
      {text}
    </Badge>
  )
}

const dayOf = (day: string) => new Date(`${day}T00:00:00Z`)
