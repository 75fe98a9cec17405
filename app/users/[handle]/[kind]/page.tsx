import type { Metadata } from 'next'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Tabs } from '@/components/ui/tabs'
import { AuthoredList, authoredTitles } from '@/components/users/authored-list'
import { getViewer } from '@/lib/auth/viewer'
import { notFound, permanentRedirect } from '@/lib/http/leave'
import { readQuery } from '@/lib/http/query'
import { routes } from '@/lib/routes'
import { authoredKinds, countAuthored, isAuthoredKind, listAuthored } from '@/lib/users/authored'
import { findProfile } from '@/lib/users/find-profile'

export async function generateMetadata({ params }: PageProps<'/users/[handle]/[kind]'>): Promise<Metadata> {
  const { handle, kind } = await params
  if (!isAuthoredKind(kind)) return {}
  return { title: `${authoredTitles[kind]} by ${decodeURIComponent(handle)}`, robots: { index: false } }
}

const SHOWN = 30

export default async function AuthoredPage({ params, searchParams }: PageProps<'/users/[handle]/[kind]'>) {
  const { handle: segment, kind } = await params
  if (!isAuthoredKind(kind)) notFound()
  const found = await findProfile(segment)
  if (!found) notFound()
  if ('movedTo' in found) permanentRedirect(routes.userPosts(found.movedTo, kind))
  const { id, handle } = found.profile
  const typed = readQuery(await searchParams).before
  if (typed !== undefined && !/^\d{1,15}$/.test(typed)) notFound()
  const reader = await getViewer()
  const before = typed === undefined ? undefined : Number(typed)
  const [counts, { posts, older }] = await Promise.all([
    countAuthored(id, reader),
    listAuthored(id, kind, { before, limit: SHOWN, reader }),
  ])
  const tabs = authoredKinds.map((each) => ({
    href: routes.userPosts(handle, each),
    label: authoredTitles[each],
    count: counts[each],
    current: each === kind,
  }))
  return (
    <>
      <PageHeader
        title={`${authoredTitles[kind]} by ${handle}`}
        above={<a href={routes.user(handle)}>{handle}</a>}
      >
        <Tabs tabs={tabs} label="What they wrote" />
      </PageHeader>
      {posts.length === 0 ? <EmptyState title="Nothing here" /> : <AuthoredList posts={posts} />}
      <Pagination older={older === null ? undefined : `${routes.userPosts(handle, kind)}?before=${older}`} />
    </>
  )
}
