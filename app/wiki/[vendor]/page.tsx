import type { Metadata } from 'next'
import { FollowControl } from '@/components/follow-control'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { VendorMark } from '@/components/vendor-mark'
import { ExportLinks } from '@/components/wiki/export-links'
import { PageLinks } from '@/components/wiki/page-links'
import { tagPage, tags } from '@/lib/cache'
import { topicShelf } from '@/lib/follows/shelves'
import { notFound } from '@/lib/http/leave'
import { listObsolete } from '@/lib/obsolescence/queries'
import { routes } from '@/lib/routes'
import { getVendor, listTopics } from '@/lib/wiki/lists'
import { isVendorName, topicId } from '@/lib/wiki/paths'

export const dynamic = 'force-static'
export const revalidate = false
export const generateStaticParams = () => []

type Props = { params: Promise<{ vendor: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const vendor = await requireVendor(params)
  return {
    title: `${vendor.name} driver notes`,
    description: vendor.summary,
    alternates: { canonical: routes.wikiVendor(vendor.slug) },
  }
}

export default async function WikiShelf({ params }: Props) {
  const vendor = await requireVendor(params)
  const [topics, obsolete] = await Promise.all([listTopics(vendor.slug), listObsolete(vendor.slug)])
  const { slug } = vendor
  return (
    <>
      <PageHeader
        above={<a href={routes.wiki()}>Wiki</a>}
        title={
          <span className="inline-flex items-center gap-2">
            <VendorMark vendor={slug} bare /> {vendor.name} driver notes
          </span>
        }
        summary={
          <>
            {vendor.summary} <ExportLinks of={slug} what={`all ${vendor.name} driver notes`} />
          </>
        }
        actions={
          <>
            <LinkButton href={routes.newPage()} icon="plus">
              New page
            </LinkButton>
            <LinkButton href={routes.recentChanges(slug)} icon="history">
              Recent changes
            </LinkButton>
            <Follow shelf={slug} back={routes.wikiVendor(slug)} name={`all ${vendor.name} driver notes`} />
          </>
        }
      />
      {topics.length === 0 && (
        <EmptyState title="No pages yet">
          The first one is the hardest: write what you wish you had found.
        </EmptyState>
      )}
      <div className="grid gap-8">
        {topics.map(({ topic, pages }) => (
          <section key={topic} aria-labelledby={topicId(topic)} className="grid gap-2" data-group="">
            <div className="flex flex-wrap items-center justify-between gap-2">
              <h2 id={topicId(topic)} className="text-lg">
                {topic}
              </h2>
              <Follow
                shelf={topicShelf(slug, topic)}
                back={routes.wikiVendor(slug)}
                name={`${vendor.name} pages about ${topic}`}
              />
              <ExportLinks of={slug} topic={topic} what={`the topic ${topic}`} />
            </div>
            <PageLinks pages={pages.map((page) => ({ ...page, vendor: slug }))} withVendor={false} />
          </section>
        ))}
        {obsolete.length > 0 && (
          <details data-group="">
            <summary className="min-h-6 cursor-pointer text-ink-2">
              No longer valid ({obsolete.length.toLocaleString('en')})
            </summary>
            <div className="mt-2">
              <PageLinks pages={obsolete} withVendor={false} />
            </div>
          </details>
        )}
      </div>
    </>
  )
}

function Follow({ shelf, back, name }: { shelf: string | null; back: string; name: string }) {
  if (shelf === null) return null
  const target = { target: `shelf:${shelf}`, action: routes.followShelf(shelf) }
  return <FollowControl {...target} back={back} name={name} mutable={false} />
}

async function requireVendor(params: Props['params']) {
  const { vendor: slug } = await params
  if (!isVendorName(slug)) notFound()
  await tagPage(tags.vendor(slug))
  const vendor = await getVendor(slug)
  if (!vendor) notFound()
  return vendor
}
