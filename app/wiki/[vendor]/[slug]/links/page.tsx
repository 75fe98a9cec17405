import type { Metadata } from 'next'
import { BadAddress } from '@/components/bad-address'
import { GonePage } from '@/components/gone-page'
import { EmptyState } from '@/components/ui/empty-state'
import { Pagination } from '@/components/ui/pagination'
import { WikiPageHeader } from '@/components/wiki/page-header'
import { getViewer } from '@/lib/auth/viewer'
import { routes } from '@/lib/routes'
import { linksView } from '@/lib/wiki/input'
import { LINKS_PAGE, listFormerPaths, listLinksTo } from '@/lib/wiki/lists'
import { pathOf } from '@/lib/wiki/paths'
import { type PageParams, requirePage, titleOver } from '@/lib/wiki/request'

type Props = { params: PageParams; searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: await titleOver('What links to', params), robots: { index: false } }
}

export default async function LinksPage({ params, searchParams }: Props) {
  const view = linksView(await searchParams)
  const sight = await requirePage(params, routes.pageLinks)
  if (sight.found === 'gone') return <GonePage kind="page" href={routes.post(sight.id)} />
  const { page } = sight
  const path = pathOf(page)
  const former = await listFormerPaths(page.id)
  if (!view) return <BadAddress />
  const rows = await listLinksTo([path, ...former], await getViewer(), view.after)
  const links = rows.slice(0, LINKS_PAGE)
  const last = rows.length > LINKS_PAGE ? links.at(-1) : undefined
  return (
    <>
      <WikiPageHeader {...page} path={path} summary={null} current="links" />
      {former.length > 0 && (
        <section aria-labelledby="former-title" className="mb-6 grid gap-1">
          <h2 id="former-title" className="text-lg">
            Former addresses
          </h2>
          <p className="text-sm text-ink-2">They lead here for good.</p>
          <ul className="font-mono text-sm">
            {former.map((one) => (
              <li key={one}>
                <a href={routes.page(one)}>{one}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {links.length === 0 ? (
        <EmptyState title="Nothing links here yet">
          Write <code>[[{path}]]</code> in any page, question, answer or comment.
        </EmptyState>
      ) : (
        <ul className="grid divide-y divide-line border-y border-line">
          {links.map((link) => (
            <Linking key={link.rootId} link={link} own={path} />
          ))}
        </ul>
      )}
      <Pagination
        newer={view.after && routes.pageLinks(path)}
        newerText="First"
        older={last && `${routes.pageLinks(path)}?after=${last.vendor ? 'page' : 'question'}-${last.rootId}`}
        olderText="More"
      />
    </>
  )
}

type Link = Awaited<ReturnType<typeof listLinksTo>>[number]

function Linking({ link, own }: { link: Link; own: string }) {
  const { rootId, vendor, pageSlug, pageTitle, questionSlug, questionTitle, by, included } = link
  const isPage = vendor !== null && pageSlug !== null
  const href = isPage
    ? routes.page(`${vendor}/${pageSlug}`)
    : routes.question(rootId, questionSlug ?? 'question')
  const others = by.filter((target) => target !== own)
  return (
    <li className="flex flex-wrap gap-x-3 py-2">
      <a href={href}>{pageTitle ?? questionTitle}</a>
      <span className="text-sm text-ink-2">
        {isPage ? 'page' : 'question'}
        {included && ' · shows it within its text'}
        {others.length > 0 && ` · through ${others.join(', ')}`}
      </span>
    </li>
  )
}
