import type { Metadata } from 'next'
import { IssueBrowser } from '@/components/issues/issue-browser'
import { tagPage, tags } from '@/lib/cache'
import { listDrivers } from '@/lib/drivers/queries'
import type { IssueFilter } from '@/lib/issues/list-input'
import { listIssues } from '@/lib/issues/queries'
import { routes } from '@/lib/routes'

export const dynamic = 'force-static'
export const revalidate = false

export const metadata: Metadata = {
  title: 'Known issues',
  description:
    'Understood faults of Linux GPU drivers: versions that have them, versions that fix them, workarounds and upstream reports.',
  alternates: { canonical: routes.issues() },
}

const everything: IssueFilter = { vendor: '', driver: '', device: '', status: '', after: null }

/** The issues changed last; every filter and further page is app/issues/browse. */
export default async function IssuesPage() {
  await tagPage(tags.issues, tags.recentChanges)
  const [list, drivers] = await Promise.all([listIssues(everything), listDrivers()])
  return <IssueBrowser filter={everything} {...list} drivers={drivers} />
}
