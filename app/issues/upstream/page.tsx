import type { Metadata } from 'next'
import { UpstreamPage } from '@/components/issues/upstream-page'
import { PageStatus } from '@/components/page-status'
import { listMentions } from '@/lib/issues/mentions'
import { listIssuesFollowing } from '@/lib/issues/queries'
import { parseUpstream } from '@/lib/issues/upstream'

export const metadata: Metadata = { title: 'Upstream threads', robots: { index: false } }

/** Who speaks here of an issue or a message upstream. */
export default async function UpstreamThreadPage({ searchParams }: PageProps<'/issues/upstream'>) {
  const { url } = await searchParams
  if (url === undefined) return <UpstreamPage asked="" found={null} />
  const link = typeof url === 'string' ? parseUpstream(url) : null
  if (!link)
    return (
      <>
        <PageStatus code={400} />
        <UpstreamPage
          asked={typeof url === 'string' ? url : ''}
          found={null}
          error="Give the whole address of an issue, a merge request or a message, beginning with https://."
        />
      </>
    )
  const [issues, mentions] = await Promise.all([listIssuesFollowing(link), listMentions(link)])
  return <UpstreamPage asked={link.url} found={{ link, issues, mentions }} />
}
