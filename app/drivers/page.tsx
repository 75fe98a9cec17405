import type { Metadata } from 'next'
import { DriverIndex } from '@/components/drivers/driver-index'
import { tagPage, tags } from '@/lib/cache'
import { listDriversByVendor } from '@/lib/drivers/overview'
import { listDrivers } from '@/lib/drivers/queries'
import { routes } from '@/lib/routes'

export const dynamic = 'force-static'
export const revalidate = false

export const metadata: Metadata = {
  title: 'Drivers',
  description:
    'Linux drivers for NVIDIA, AMD and Intel GPUs and accelerators: licence, hardware, interfaces, releases and end of life.',
  alternates: { canonical: routes.drivers() },
}

export default async function DriversPage() {
  await tagPage(tags.devices, ...(await listDrivers()).map(({ slug }) => tags.driver(slug)))
  return <DriverIndex groups={await listDriversByVendor()} />
}
