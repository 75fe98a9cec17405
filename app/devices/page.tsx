import type { Metadata } from 'next'
import { DeviceBrowser } from '@/components/devices/device-browser'
import { tagPage, tags } from '@/lib/cache'
import { countDevices, listArchitectures, listDevices } from '@/lib/devices/list'
import { routes } from '@/lib/routes'

export const dynamic = 'force-static'
export const revalidate = false

export const metadata: Metadata = {
  title: 'Devices',
  description: 'NVIDIA, AMD and Intel GPUs and accelerators by PCI id, name, chip and architecture.',
  alternates: { canonical: routes.devices() },
}

const everything = { q: '', vendor: null, architecture: null, after: null }

/** The first devices and all architectures; every filter and page is app/devices/browse. */
export default async function DevicesPage() {
  await tagPage(tags.devices)
  const [list, architectures, counts] = await Promise.all([
    listDevices(everything),
    listArchitectures(),
    countDevices(),
  ])
  return <DeviceBrowser filter={everything} {...list} architectures={architectures} counts={counts} />
}
