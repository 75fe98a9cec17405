import type { VendorDrivers } from '@/lib/drivers/overview'
import { routes } from '@/lib/routes'
import { LinkButton } from '../ui/button'
import { PageHeader } from '../ui/page-header'
import { Plain } from '../ui/plain'
import { Table } from '../ui/table'
import { Time } from '../ui/time'
import { VendorMark } from '../vendor-mark'
import { dayOf } from './section'
import { kindWords, licenceWords } from './words'

/** Every driver, by vendor. */
export function DriverIndex({ groups }: { groups: VendorDrivers[] }) {
  return (
    <Plain>
      <PageHeader
        title="Drivers"
        summary="Kernel drivers, user-space drivers and computing stacks: licence, hardware, interfaces, releases and when they end."
        actions={
          <LinkButton href={routes.choose()} tone="primary">
            Choose for my machine
          </LinkButton>
        }
      />
      <div className="grid gap-10">
        {groups.map(({ vendor, name, drivers }) => (
          <section key={vendor} aria-labelledby={`of-${vendor}`} className="grid gap-3">
            <h2 id={`of-${vendor}`} className="flex items-center gap-2 text-lg">
              <VendorMark vendor={vendor} bare /> {name}
            </h2>
            <Table
              caption={`Drivers: ${name}`}
              captionHidden
              head={['Driver', 'What it is', 'Licence', 'Newest listed release']}
              rows={drivers.map(({ slug, name: title, summary, kind, licence, newest }) => ({
                key: slug,
                cells: [
                  <a key="name" href={routes.driver(slug)} className="font-medium">
                    {title}
                  </a>,
                  <span key="what">
                    {kindWords[kind]}. <span className="text-ink-2">{summary}</span>
                  </span>,
                  licenceWords[licence],
                  newest === null ? (
                    'none listed'
                  ) : (
                    <span key="newest">
                      <span className="font-mono">{newest.version}</span>
                      {newest.driver !== slug && ` (${newest.driver})`}{' '}
                      {newest.releasedOn && <Time date={dayOf(newest.releasedOn)} mode="date" />}
                    </span>
                  ),
                ],
              }))}
            />
          </section>
        ))}
      </div>
    </Plain>
  )
}
