import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { VendorPage } from '@/components/vendor/vendor-page'
import { tagPage, tags } from '@/lib/cache'
import { listQuestions } from '@/lib/questions/list'
import { rowView } from '@/lib/questions/row'
import { routes } from '@/lib/routes'
import { isHub } from '@/lib/vendors/hubs'
import { getVendorCard, listContributors } from '@/lib/vendors/queries'
import { listChanges } from '@/lib/wiki/history'
import { listTopics } from '@/lib/wiki/lists'

export const dynamic = 'force-static'
export const revalidate = false
export const generateStaticParams = () => []

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
  const ofVendor = { all: [slug], none: [], after: null }
  const [topics, newest, unanswered, { changes }, contributors] = await Promise.all([
    listTopics(slug),
    listQuestions({ sort: 'newest', ...ofVendor }, 8),
    listQuestions({ sort: 'unanswered', ...ofVendor }, 5),
    listChanges({ vendor: slug, hideMinor: true }, 6),
    listContributors(vendor),
  ])
  return (
    <VendorPage
      vendor={vendor}
      topics={topics}
      newest={newest.questions.map((question) => rowView(question))}
      unanswered={unanswered.questions.map((question) => rowView(question))}
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

const getCardOnce = cache(getVendorCard)
