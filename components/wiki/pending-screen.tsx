import { plural } from '@/lib/format/numbers'
import { routes } from '@/lib/routes'
import { pathOf } from '@/lib/wiki/paths'
import { muteMarks, type Thread } from '../mutable'
import { EmptyState } from '../ui/empty-state'
import { PageHeader } from '../ui/page-header'
import { Time } from '../ui/time'
import { VendorMark, vendors } from '../vendor-mark'

type PendingPage = {
  id: number
  vendor: string
  slug: string
  title: string
  shown: number
  newest: number
  since: Date
  authors: string[]
  root: Thread
}

type PendingScreenProps = { vendor: string | undefined; pages: PendingPage[]; count: number }

/** Pages with changes that wait for approval, those that wait longest first. */
export function PendingScreen({ vendor, pages, count }: PendingScreenProps) {
  return (
    <>
      <PageHeader
        above={<a href={routes.maintenance()}>Pages that wait for an editor</a>}
        title="Changes that wait for approval"
        summary={`${plural(count, 'page')}, those that wait longest first. Readers see the approved text meanwhile.`}
      />
      <nav aria-label="Vendor" className="my-3 flex flex-wrap gap-x-4 gap-y-1 text-sm">
        <a href={routes.pendingPages()} aria-current={vendor === undefined ? 'page' : undefined}>
          All vendors
        </a>{' '}
        {vendors.map(({ slug }) => (
          <a key={slug} href={routes.pendingPages(slug)} aria-current={vendor === slug ? 'page' : undefined}>
            <VendorMark vendor={slug} />
          </a>
        ))}
      </nav>
      {pages.length === 0 && (
        <EmptyState title="Nothing waits">
          Every change of a protected page has been decided about.
        </EmptyState>
      )}
      <ol className="grid divide-y divide-line border-y border-line empty:hidden">
        {pages.map((page) => (
          <Waiting key={page.id} page={page} />
        ))}
      </ol>
      {count > pages.length && (
        <p className="mt-3 text-sm text-ink-2">
          {pages.length} of {count.toLocaleString('en')} are shown.
        </p>
      )}
    </>
  )
}

function Waiting({ page }: { page: PendingPage }) {
  const { title, vendor, shown, newest, since, authors, root } = page
  const path = pathOf(page)
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-2" {...muteMarks(root)}>
      <span className="flex flex-wrap items-baseline gap-x-3">
        <a href={routes.page(path)} className="font-medium">
          {title}
        </a>{' '}
        <span className="text-xs text-ink-2">
          <VendorMark vendor={vendor} />
        </span>
      </span>
      <span className="flex flex-wrap gap-x-3 text-sm text-ink-2">
        <span className="wrap-anywhere">
          {plural(newest - shown, 'change')} by {authors.join(', ')}, since <Time date={since} />
        </span>{' '}
        <a href={routes.pageDiff(path, shown, newest)}>Look and decide</a>
      </span>
    </li>
  )
}
