import { plural } from '@/lib/format/numbers'
import { routes } from '@/lib/routes'
import { type MaintenanceView, maintenanceQuery, type Queue, queues } from '@/lib/wiki/maintenance-input'
import { pathOf } from '@/lib/wiki/paths'
import { EmptyState } from '../ui/empty-state'
import { PageHeader } from '../ui/page-header'
import { Tabs } from '../ui/tabs'
import { VendorMark, vendors } from '../vendor-mark'
import { queueWords } from './maintenance-words'
import { WaitingPage, type WaitingPageView } from './waiting-page'

type MaintenanceProps = {
  view: MaintenanceView
  /** What is read most is no queue and has none. */
  counts: Record<Exclude<Queue, 'read'>, number>
  pages: WaitingPageView[]
  wanted: { path: string; links: number }[]
}

/** Pages that need an editor, by what they need. */
export function MaintenanceScreen({ view, counts, pages, wanted }: MaintenanceProps) {
  const { queue, vendor } = view
  const address = (more: Partial<MaintenanceView>) =>
    routes.maintenance() + maintenanceQuery({ queue, vendor, ...more })
  const shown = pages.length + wanted.length
  const all = queue === 'read' ? shown : counts[queue]
  return (
    <>
      <PageHeader
        above={<a href={routes.wiki()}>Wiki</a>}
        title="Pages that wait for an editor"
        summary={queueWords[queue].what}
      >
        <p className="text-sm">
          <a href={routes.pendingPages(vendor)}>Changes that wait for approval</a>
        </p>
      </PageHeader>
      <Tabs
        label="What they wait for"
        wrap
        tabs={queues.map((one) => ({
          href: address({ queue: one }),
          label: queueWords[one].label,
          count: one === 'read' ? undefined : counts[one],
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
      <h2 className="sr-only">{queueWords[queue].label}</h2>
      {shown === 0 && <EmptyState title="Nothing waits here">{queueWords[queue].none}</EmptyState>}
      <ul className="grid divide-y divide-line border-y border-line empty:hidden">
        {pages.map((page) => (
          <WaitingPage key={pathOf(page)} page={page} queue={queue} />
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
      {all > shown && (
        <p className="mt-3 text-sm text-ink-2">
          {shown} of {all.toLocaleString('en')} are shown.
        </p>
      )}
    </>
  )
}
