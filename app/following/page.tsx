import type { Metadata } from 'next'
import { z } from 'zod'
import { BadAddress } from '@/components/bad-address'
import { EventList } from '@/components/event-list'
import { newsView } from '@/components/telling/news-view'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { requireViewer } from '@/lib/auth/gates'
import { listNews } from '@/lib/follows/queries'
import { readQuery } from '@/lib/http/query'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Following', robots: { index: false } }

const query = z.object({
  before: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .transform(Number)
    .optional(),
})

export default async function FollowingPage({ searchParams }: PageProps<'/following'>) {
  const viewer = await requireViewer()
  const asked = query.safeParse(readQuery(await searchParams))
  if (!asked.success) return <BadAddress />
  const before = asked.data.before ?? null
  const { news, next } = await listNews(viewer, before)
  return (
    <>
      <PageHeader
        title="Following"
        summary="New questions and pages, and edits, in what you watch or track."
        actions={
          <LinkButton href={routes.manageFollows()} icon="settings">
            What you follow
          </LinkButton>
        }
      />
      {news.length > 0 ? (
        <EventList label="News" events={news.map((facts) => newsView(facts, viewer.id))} />
      ) : (
        <Nothing further={next !== null} />
      )}
      <Pagination
        newer={before === null ? undefined : routes.following()}
        older={next === null ? undefined : `${routes.following()}?before=${next}`}
        newerText="Newest"
      />
    </>
  )
}

function Nothing({ further }: { further: boolean }) {
  if (further) return <EmptyState title="Nothing in this stretch">Older news may follow.</EmptyState>
  return (
    <EmptyState
      title="Nothing yet"
      actions={
        <>
          <LinkButton href={routes.tags()}>Tags</LinkButton>
          <LinkButton href={routes.wiki()}>Driver notes</LinkButton>
        </>
      }
    >
      Follow a vendor, a tag, a question or a page, and what is new there appears here.
    </EmptyState>
  )
}
