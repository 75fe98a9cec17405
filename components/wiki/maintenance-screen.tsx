import { plural } from '@/lib/format/numbers'
import { routes } from '@/lib/routes'
import { type MaintenanceView, maintenanceQuery, type Queue, queues } from '@/lib/wiki/maintenance-input'
import { pathOf } from '@/lib/wiki/paths'
import { muteMarks, type Thread } from '../mutable'
import { EmptyState } from '../ui/empty-state'
import { PageHeader } from '../ui/page-header'
import { Tabs } from '../ui/tabs'
import { Time } from '../ui/time'
import { VendorMark, vendors } from '../vendor-mark'

type WaitingPage = {
  vendor: string
  slug: string
  title: string
  checkedOn: string | null
  checkedAgainst: string
  editedAt: string
  root: Thread
}
type MaintenanceProps = {
  view: MaintenanceView
  counts: Record<Queue, number>
  pages: WaitingPage[]
  wanted: { path: string; links: number }[]
}

const names: Record<Queue, { label: string; what: string; none: string }> = {
  ageing: {
    label: 'Ageing',
    what: 'Checked more than four months ago, the longest ago first. Read them against the versions of today, mend what changed, and say what you checked them against.',
    none: 'Every page that was checked at all was checked lately.',
  },
  unverified: {
    label: 'Unverified',
    what: 'Nobody has said against which versions they were checked.',
    none: 'Every page says what it was checked against.',
  },
  orphaned: {
    label: 'Orphaned',
    what: 'No other page, question or answer links to them.',
    none: 'Every page is linked to from somewhere.',
  },
  unsourced: {
    label: 'Unsourced',
    what: 'Their text links to no source.',
    none: 'Every page links to a source.',
  },
  wanted: {
    label: 'Wanted',
    what: 'Linked to, but nobody has written them; the most wanted first.',
    none: 'No link of the wiki leads nowhere.',
  },
}

/** Pages that need an editor, by what they need. */
export function MaintenanceScreen({ view, counts, pages, wanted }: MaintenanceProps) {
  const { queue, vendor } = view
  const address = (more: Partial<MaintenanceView>) =>
    routes.maintenance() + maintenanceQuery({ queue, vendor, ...more })
  const shown = pages.length + wanted.length
  return (
    <>
      <PageHeader
        above={<a href={routes.wiki()}>Wiki</a>}
        title="Pages that wait for an editor"
        summary={names[queue].what}
      >
        <p className="text-sm">
          <a href={routes.pendingPages(vendor)}>Changes that wait for approval</a>
        </p>
      </PageHeader>
      <Tabs
        label="What they wait for"
        tabs={queues.map((one) => ({
          href: address({ queue: one }),
          label: names[one].label,
          count: counts[one],
          current: one === queue,
        }))}
      />
      <nav aria-label="Vendor" className="my-3 flex flex-wrap gap-x-4 gap-y-1 text-sm">
        <a href={address({ vendor: undefined })} aria-current={vendor === undefined ? 'page' : undefined}>
          All vendors
        </a>{' '}
        {vendors.map(({ slug }) => (
          <a key={slug} href={address({ vendor: slug })} aria-current={vendor === slug ? 'page' : undefined}>
            <VendorMark vendor={slug} />
          </a>
        ))}
      </nav>
      <h2 className="sr-only">{names[queue].label}</h2>
      {shown === 0 && <EmptyState title="Nothing waits here">{names[queue].none}</EmptyState>}
      <ul className="grid divide-y divide-line border-y border-line empty:hidden">
        {pages.map((page) => (
          <Waiting key={pathOf(page)} page={page} />
        ))}
        {wanted.map(({ path, links }) => (
          <li key={path} className="flex flex-wrap items-baseline justify-between gap-x-4 py-2">
            <a href={routes.newPage(path)} className="font-mono">
              {path}
            </a>
            <span className="text-sm text-ink-2">linked from {plural(links, 'place')}</span>
          </li>
        ))}
      </ul>
      {counts[queue] > shown && (
        <p className="mt-3 text-sm text-ink-2">
          {shown} of {counts[queue].toLocaleString('en')} are shown.
        </p>
      )}
    </>
  )
}

function Waiting({ page }: { page: WaitingPage }) {
  const path = pathOf(page)
  const { root, title, vendor, checkedOn, checkedAgainst, editedAt } = page
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
        {checkedOn ? (
          <span>
            checked {checkedAgainst && <>against {checkedAgainst} </>}
            <Time date={new Date(`${checkedOn}T00:00:00Z`)} mode="date" />
          </span>
        ) : (
          <span>
            edited <Time date={new Date(editedAt)} />
          </span>
        )}{' '}
        <a href={routes.pageEdit(path)}>Edit</a>
      </span>
    </li>
  )
}
