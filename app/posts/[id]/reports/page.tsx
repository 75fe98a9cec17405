import type { Metadata } from 'next'
import { BadAddress } from '@/components/bad-address'
import { GonePage } from '@/components/gone-page'
import { ReportsPage } from '@/components/reports/reports-page'
import { getViewer } from '@/lib/auth/viewer'
import { notFound } from '@/lib/http/leave'
import { readPostId } from '@/lib/posts/input'
import { postPath } from '@/lib/posts/path'
import { getPostFor } from '@/lib/posts/queries'
import { getReportsPage } from '@/lib/reports/page'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Reports from rigs', robots: { index: false } }

export default async function PostReportsPage({ params, searchParams }: PageProps<'/posts/[id]/reports'>) {
  const id = readPostId((await params).id)
  if (id === null) notFound()
  const viewer = await getViewer()
  const sight = await getPostFor(viewer, id)
  if (!sight.found) notFound()
  if (sight.found === 'gone') return <GonePage kind="post" />
  const { post } = sight
  if (post.kind !== 'answer' && post.kind !== 'page') notFound()
  const { before } = await searchParams
  const from = typeof before === 'string' ? readPostId(before) : null
  if (before !== undefined && from === null) return <BadAddress />
  const page = await getReportsPage(viewer, post, from ?? undefined)
  const path = post.visible ? postPath(post) : routes.post(id)
  return <ReportsPage post={post} path={path} further={from !== null} {...page} />
}
