import type { Metadata } from 'next'
import { muteMarks } from '@/components/mutable'
import { LinkButton } from '@/components/ui/button'
import { Columns, SideBox } from '@/components/ui/columns'
import { PageHeader } from '@/components/ui/page-header'
import { VendorMark } from '@/components/vendor-mark'
import { ChangeList } from '@/components/wiki/change-list'
import { ExportLinks } from '@/components/wiki/export-links'
import { tagPage, tags } from '@/lib/cache'
import { plural } from '@/lib/format/numbers'
import { routes } from '@/lib/routes'
import { listChanges } from '@/lib/wiki/history'
import { listShelves } from '@/lib/wiki/lists'

export const dynamic = 'force-static'
export const revalidate = false

const summary =
  'Driver notes that anyone may improve. Every page says which versions it was checked against, and keeps every edit.'

export const metadata: Metadata = {
  title: 'Wiki',
  description: summary,
  alternates: { canonical: routes.wiki() },
}

export default async function WikiIndex() {
  await tagPage(tags.recentChanges)
  const [shelves, { changes }] = await Promise.all([listShelves(), listChanges({}, 10)])
  return (
    <>
      <PageHeader
        title="Wiki"
        summary={summary}
        actions={
          <LinkButton href={routes.newPage()} icon="plus">
            New page
          </LinkButton>
        }
      />
      <Columns
        sideLabel="Newest changes"
        side={
          <SideBox title="Newest changes">
            <ChangeList changes={changes} label="Newest changes" />
            <p className="flex flex-wrap gap-x-4">
              <a href={routes.recentChanges()}>All recent changes</a>{' '}
              <a href={routes.maintenance()}>Pages that wait for an editor</a>
            </p>
            <p>
              The whole wiki: <ExportLinks what="the whole wiki" />
            </p>
          </SideBox>
        }
      >
        <div className="grid gap-6 sm:grid-cols-2">
          {shelves.map((shelf) => (
            <Shelf key={shelf.slug} shelf={shelf} />
          ))}
        </div>
      </Columns>
    </>
  )
}

function Shelf({ shelf }: { shelf: Awaited<ReturnType<typeof listShelves>>[number] }) {
  const { slug, topics, pages } = shelf
  return (
    <section
      className="grid content-start gap-3 border-t border-line pt-3"
      aria-labelledby={`shelf-${slug}`}
      data-tags={slug}
    >
      <h2 id={`shelf-${slug}`} className="flex items-baseline justify-between gap-2 text-lg">
        <a href={routes.wikiVendor(slug)} className="inline-flex items-center gap-2">
          <VendorMark vendor={slug} />
        </a>
        <span className="text-sm font-normal text-ink-2">{plural(pages, 'page')}</span>
      </h2>
      {topics.map(({ topic, pages: shown }) => (
        <div key={topic} data-group="">
          <h3 className="text-xs font-medium text-ink-2">{topic}</h3>
          <ul className="text-sm">
            {shown.map((page) => (
              <li key={page.slug} {...muteMarks(page.root)}>
                <a href={routes.page(`${slug}/${page.slug}`)} className="inline-block py-0.5">
                  {page.title}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
