import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Select, TextField } from '@/components/ui/field'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { type DeviceFilter, deviceQuery } from '@/lib/devices/list-input'
import type { ArchitectureCount, DeviceCard } from '@/lib/devices/types'
import { DEVICE_QUERY_MAX } from '@/lib/devices/words'
import { plural } from '@/lib/format/numbers'
import { routes } from '@/lib/routes'
import { DeviceList } from './device-list'
import { vendorNames } from './device-names'

export type DeviceBrowserProps = {
  filter: DeviceFilter
  devices: DeviceCard[]
  next: DeviceFilter['after']
  architectures: ArchitectureCount[]
  counts?: { all: number; named: number }
}

const vendors = ['nvidia', 'amd', 'intel'] as const

/** Devices by vendor, architecture and text. */
export function DeviceBrowser({ filter, devices, next, architectures, counts }: DeviceBrowserProps) {
  const { q, vendor, architecture, after } = filter
  const chosen = q !== '' || vendor !== null || architecture !== null
  return (
    <>
      <PageHeader
        title={titleOf(filter)}
        summary="GPUs and accelerators by PCI id: which drivers claim them in which kernels, what they are sold as, and what people know of them."
      >
        {counts && (
          <p className="text-sm text-ink-2">
            {plural(counts.all, 'device')}, {counts.all - counts.named} of them without a name in any list.
          </p>
        )}
      </PageHeader>
      <Filters filter={filter} architectures={architectures} />
      {!chosen && after === null && <Architectures architectures={architectures} />}
      {devices.length > 0 ? (
        <section aria-labelledby="devices" className="grid grid-cols-[minmax(0,1fr)] gap-3">
          <h2 id="devices" className={chosen ? 'sr-only' : 'text-lg'}>
            {chosen ? 'Found' : 'All devices by id'}
          </h2>
          <DeviceList devices={devices} />
        </section>
      ) : (
        <None filter={filter} />
      )}
      <Pagination
        label="Pages of devices"
        newer={after === null ? undefined : routes.devices(deviceQuery({ ...filter, after: null }))}
        newerText="First page"
        older={next === null ? undefined : routes.devices(deviceQuery({ ...filter, after: next }))}
        olderText="More"
      />
    </>
  )
}

export function titleOf({ q, vendor, architecture }: DeviceFilter): string {
  const of = [architecture ?? (vendor && vendorNames[vendor]), 'devices'].filter(Boolean).join(' ')
  const title = of.charAt(0).toUpperCase() + of.slice(1)
  return q === '' ? title : `${title} named “${q}”`
}

function Filters({ filter, architectures }: Pick<DeviceBrowserProps, 'filter' | 'architectures'>) {
  const { q, vendor, architecture } = filter
  return (
    <form method="get" action={routes.devices()} className="mb-6 flex flex-wrap items-end gap-2">
      <div className="min-w-0 flex-1 basis-64 sm:max-w-96">
        <TextField
          name="q"
          label="Find a device"
          hint="Name, PCI id, chip, architecture: 4090, 10de:2684, Navi 31, sm_89"
          defaultValue={q}
          maxLength={DEVICE_QUERY_MAX}
          autoCapitalize="none"
          spellCheck={false}
        />
      </div>
      <Select name="vendor" label="Vendor" defaultValue={vendor ?? ''}>
        <option value="">Any</option>
        {vendors.map((slug) => (
          <option key={slug} value={slug}>
            {vendorNames[slug]}
          </option>
        ))}
      </Select>
      <Select name="architecture" label="Architecture" defaultValue={architecture ?? ''}>
        <option value="">Any</option>
        {vendors.map((slug) => (
          <optgroup key={slug} label={vendorNames[slug]}>
            {architectures
              .filter((one) => one.vendor === slug)
              .map(({ name }) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
          </optgroup>
        ))}
      </Select>
      <Button>Find</Button>
    </form>
  )
}

function Architectures({ architectures }: Pick<DeviceBrowserProps, 'architectures'>) {
  return (
    <section aria-labelledby="architectures" className="mb-8 grid gap-3">
      <h2 id="architectures" className="text-lg">
        By architecture, the newest first
      </h2>
      <div className="grid gap-x-12 gap-y-6 sm:grid-cols-3">
        {vendors.map((slug) => (
          <section key={slug} aria-labelledby={`of-${slug}`} className="grid content-start gap-1 text-sm">
            <h3 id={`of-${slug}`} className={`vendor-edge vendor-${slug} text-base`}>
              <a href={routes.devices(deviceQuery({ vendor: slug }))}>{vendorNames[slug]}</a>
            </h3>
            <ul className="grid gap-0.5">
              {architectures
                .filter((one) => one.vendor === slug)
                .map(({ name, devices, isas }) => (
                  <li key={name}>
                    <a href={routes.devices(deviceQuery({ architecture: name }))}>{name}</a>{' '}
                    <span className="text-ink-2">
                      {devices}
                      {isas.length > 0 && ` · ${isas.slice(0, 4).join(' ')}${isas.length > 4 ? ' …' : ''}`}
                    </span>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  )
}

function None({ filter: { q } }: Pick<DeviceBrowserProps, 'filter'>) {
  return (
    <EmptyState title={q ? `No device is called “${q}”` : 'No device fits'}>
      <p>
        Try a part of the name, its chip, or the id that <code>lspci -nn</code> prints in brackets; or{' '}
        <a href={q ? routes.search(q) : routes.devices()}>
          {q ? 'search the texts for it' : 'see all devices'}
        </a>
        .
      </p>
    </EmptyState>
  )
}
