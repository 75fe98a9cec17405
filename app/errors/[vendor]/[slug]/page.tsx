import type { Metadata } from 'next'
import { ErrorPage } from '@/components/errors/error-page'
import { tagPage, tags } from '@/lib/cache'
import { notFound, permanentRedirect } from '@/lib/http/leave'
import { routes } from '@/lib/routes'
import { getSignatureAt } from '@/lib/signatures/catalogue'
import { communityPath } from '@/lib/signatures/community'
import { getErrorPage } from '@/lib/signatures/page'
import type { SignatureVendor } from '@/lib/signatures/types'
import { VENDORS } from '@/lib/signatures/types'
import { excerptOf } from '@/lib/text/excerpt'
import { sameSegment } from '@/lib/text/segment'
import { pathOf } from '@/lib/wiki/paths'

export const dynamic = 'force-static'
export const revalidate = false
export const generateStaticParams = () => []

type Props = PageProps<'/errors/[vendor]/[slug]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const signature = findSignature(await params)
  if (!signature) return { title: 'Not found', robots: { index: false } }
  const { title, driver, meaning, vendor, slug } = signature
  return {
    title,
    description: excerptOf(`${driver}: ${meaning}`),
    alternates: { canonical: routes.error(vendor, slug) },
  }
}

/** An error: the same bytes for everyone until something is written that may show it. */
export default async function CachedErrorPage({ params }: Props) {
  const { vendor, slug } = await params
  const signature = findSignature({ vendor, slug })
  if (!signature) notFound()
  const path = pathOf(communityPath(signature))
  await tagPage(tags.signature(signature.id), tags.signatures, tags.list, tags.recentChanges, tags.page(path))
  if (!sameSegment(vendor, signature.vendor) || !sameSegment(slug, signature.slug))
    permanentRedirect(routes.error(signature.vendor, signature.slug))
  const view = await getErrorPage(signature)
  if (view.community) await tagPage(tags.page(view.community.path))
  return <ErrorPage view={view} communityPath={path} />
}

/** In any case, so that what people type by hand leads to the one address. */
function findSignature({ vendor, slug }: { vendor: string; slug: string }) {
  const known = VENDORS.find((name): name is SignatureVendor => name === vendor.toLowerCase())
  return known ? getSignatureAt(known, slug.toLowerCase()) : null
}
