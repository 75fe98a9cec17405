import { routes } from '@/lib/routes'
import { titleOfSlug } from '@/lib/wiki/paths'
import { PageStatus } from '../page-status'
import { LinkButton } from '../ui/button'
import { PageHeader } from '../ui/page-header'
import { type PageLink, PageLinks } from './page-links'

type MissingPageProps = { path: string; slug: string; similar: PageLink[] }

/** Nothing is here yet: what resembles it, and the way to write it. */
export function MissingPage({ path, slug, similar }: MissingPageProps) {
  return (
    <>
      <PageStatus code={404} />
      <PageHeader
        above={<span className="font-mono">404 · {path}</span>}
        title={`No page called “${titleOfSlug(slug)}” yet`}
        summary="Nobody has written this page. If you know the subject, a few sentences with a source are a good start."
        actions={
          <>
            <LinkButton href={routes.newPage(path)} tone="primary" icon="plus">
              Create this page
            </LinkButton>
            <LinkButton href={routes.search(titleOfSlug(slug))} icon="search">
              Search for it
            </LinkButton>
          </>
        }
      />
      {similar.length > 0 && (
        <section aria-labelledby="similar-title" className="grid gap-2">
          <h2 id="similar-title" className="text-lg">
            Pages with similar names
          </h2>
          <PageLinks pages={similar} />
        </section>
      )}
    </>
  )
}
