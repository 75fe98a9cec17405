import type { Metadata } from 'next'
import { DriverPage } from '@/components/drivers/driver-page'
import { tagPage, tags } from '@/lib/cache'
import { readDriverSlug } from '@/lib/drivers/input'
import { getDriverOnce, getDriverPage } from '@/lib/drivers/page'
import { notFound } from '@/lib/http/leave'
import { routes } from '@/lib/routes'

export const dynamic = 'force-static'
export const revalidate = false
export const generateStaticParams = () => []

type Props = PageProps<'/drivers/[driver]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, name, summary } = await requireDriver((await params).driver)
  return {
    title: `${name}: releases, interfaces and issues`,
    description: summary,
    alternates: {
      canonical: routes.driver(slug),
      types: { 'application/atom+xml': [{ url: routes.driverFeed(slug), title: `Releases of ${name}` }] },
    },
  }
}

export default async function CachedDriverPage({ params }: Props) {
  const driver = await requireDriver((await params).driver)
  return <DriverPage {...(await getDriverPage(driver))} />
}

async function requireDriver(text: string) {
  const slug = readDriverSlug(text)
  if (slug === null) notFound()
  await tagPage(tags.driver(slug), tags.devices, tags.recentChanges)
  const driver = await getDriverOnce(slug)
  if (!driver) notFound()
  return driver
}
