import type { Metadata } from 'next'
import { BadAddress } from '@/components/bad-address'
import { DeviceBrowser, titleOf } from '@/components/devices/device-browser'
import { listArchitectures, listDevices } from '@/lib/devices/list'
import { deviceQuery, parseDeviceFilter } from '@/lib/devices/list-input'
import { parsePciId } from '@/lib/devices/pci-id'
import { getDevice } from '@/lib/devices/queries'
import { redirect } from '@/lib/http/leave'
import { routes } from '@/lib/routes'

export async function generateMetadata({ searchParams }: PageProps<'/devices/browse'>): Promise<Metadata> {
  const filter = parseDeviceFilter(await searchParams)
  if (!filter) return { title: 'Devices', robots: { index: false } }
  const isList = filter.q === '' && filter.after === null
  return {
    title: titleOf(filter),
    alternates: { canonical: routes.devices(deviceQuery({ ...filter, after: null })) },
    ...(isList ? {} : { robots: { index: false } }),
  }
}

/** `/devices` with a query: next.config.ts leads here. An id leads straight to its device. */
export default async function BrowseDevicesPage({ searchParams }: PageProps<'/devices/browse'>) {
  const filter = parseDeviceFilter(await searchParams)
  if (!filter)
    return (
      <BadAddress>
        <p>
          Devices are found by up to 100 letters, a vendor and an architecture that we list.{' '}
          <a href={routes.devices()}>See all devices</a>.
        </p>
      </BadAddress>
    )
  const asked = parsePciId(filter.q)
  if (asked && (await getDevice(asked))) redirect(routes.device(asked))
  const [list, architectures] = await Promise.all([listDevices(filter), listArchitectures()])
  return <DeviceBrowser filter={filter} {...list} architectures={architectures} />
}
