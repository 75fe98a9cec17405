import type { Metadata } from 'next'
import { VendorPage } from '@/components/vendor/vendor-page'
import { tagPage, tags } from '@/lib/cache'
import { notFound } from '@/lib/http/leave'
import { listNewestAndOpen } from '@/lib/questions/open-questions'
import { routes } from '@/lib/routes'
import { oncePerPage } from '@/lib/serving/once'
import { isHub } from '@/lib/vendors/hubs'
import { getVendorCard, listContributors } from '@/lib/vendors/queries'
import { listChanges } from '@/lib/wiki/history'
import { listTopics } from '@/lib/wiki/lists'

export const dynamic = 'force-static'
export const revalidate = false
export const generateStaticParams = () => []

/** A large library would bury the questions; the wiki lists it whole. */
const NOTES_SHOWN = 60
const NOTES_OF_TOPIC = 8

export async function generateMetadata({ params }: PageProps<'/[vendor]'>): Promise<Metadata> {
  const { slug, name, summary } = await requireVendor((await params).vendor)
  return {
    title: `${name} on Linux: driver notes and questions`,
    description: summary,
    alternates: {
      canonical: routes.vendor(slug),
      types: { 'application/atom+xml': [{ url: routes.vendorFeed(slug), title: `${name} on Nomodeset` }] },
    },
  }
}

export default async function VendorHub({ params }: PageProps<'/[vendor]'>) {
  const vendor = await requireVendor((await params).vendor)
  const { slug } = vendor
  const [topics, questions, { changes }, contributors] = await Promise.all([
    listTopics(slug, NOTES_SHOWN, NOTES_OF_TOPIC),
    listNewestAndOpen([slug], { newest: 8, open: 5 }),
    listChanges({ vendor: slug, hideMinor: true }, 6),
    listContributors(vendor),
  ])
  await tagPage(...[...questions.newest, ...questions.unanswered].map(({ id }) => tags.question(id)))
  return (
    <VendorPage
      vendor={vendor}
      topics={topics}
      {...questions}
      changes={changes}
      contributors={contributors}
    />
  )
}

async function requireVendor(name: string) {
  if (!isHub(name)) notFound()
  await tagPage(tags.vendor(name), tags.tag(name))
  const vendor = await getCardOnce(name)
  if (!vendor) notFound()
  return vendor
}

const getCardOnce = oncePerPage(getVendorCard)
