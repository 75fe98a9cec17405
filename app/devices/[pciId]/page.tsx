import type { Metadata } from 'next'
import { deviceTitle } from '@/components/devices/device-names'
import { DevicePage } from '@/components/devices/device-page'
import { tagPage, tags } from '@/lib/cache'
import { getDeviceOnce, getDevicePage } from '@/lib/devices/page'
import { parsePciId } from '@/lib/devices/pci-id'
import { notFound, permanentRedirect } from '@/lib/http/leave'
import { routes } from '@/lib/routes'
import { sameSegment } from '@/lib/text/segment'

export const dynamic = 'force-static'
export const revalidate = false
export const generateStaticParams = () => []

export async function generateMetadata({ params }: PageProps<'/devices/[pciId]'>): Promise<Metadata> {
  const { pciId } = await params
  const device = await getDeviceOnce(decode(pciId))
  if (!device) return { title: 'Not found', robots: { index: false } }
  const title = deviceTitle(device)
  const facts = [device.codeName, device.architecture, device.isa].filter((fact) => fact !== null).join(', ')
  return {
    title: device.name === null ? title : `${title} (${device.pciId})`,
    description: `${title}${facts ? ` (${facts})` : ''} on Linux: kernel drivers, firmware, boards, known issues and questions for PCI id ${device.pciId}.`,
    alternates: { canonical: routes.device(device.pciId) },
    // What no list names has little to say.
    ...(device.name === null ? { robots: { index: false } } : {}),
  }
}

/** A device: the same bytes for everyone until a list is imported or something is written that may name it. */
export default async function CachedDevicePage({ params }: PageProps<'/devices/[pciId]'>) {
  const { pciId: asked } = await params
  const id = parsePciId(decode(asked))
  if (id === null) notFound()
  await tagPage(tags.device(id), tags.devices, tags.list, tags.recentChanges)
  const device = await getDeviceOnce(id)
  if (!device) notFound()
  if (!sameSegment(asked, id)) permanentRedirect(routes.device(id))
  return <DevicePage {...(await getDevicePage(device))} />
}

/** Next hands parameters on as they stand in the address: `10de%3A2684`. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
