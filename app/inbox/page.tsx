import type { Metadata } from 'next'
import { BadAddress } from '@/components/bad-address'
import { InboxList } from '@/components/telling/inbox-list'
import { MarkRead } from '@/components/telling/mark-read'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Tabs } from '@/components/ui/tabs'
import { requireViewer } from '@/lib/auth/gates'
import { readQuery } from '@/lib/http/query'
import { inboxPath, inboxQuery } from '@/lib/notifications/input'
import { listInbox } from '@/lib/notifications/queries'
import { kindNames, kinds } from '@/lib/notifications/types'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Inbox', robots: { index: false } }

export default async function InboxPage({ searchParams }: PageProps<'/inbox'>) {
  const viewer = await requireViewer()
  const query = inboxQuery.safeParse(readQuery(await searchParams))
  if (!query.success) return <BadAddress />
  const { kind, before } = query.data
  const { lines, next } = await listInbox(viewer, { kind, before })
  const here = inboxPath(routes.inbox(), { kind, before })
  const newest = lines[0]?.id
  return (
    <>
      <PageHeader
        title="Inbox"
        summary="What happened to your posts and in what you watch."
        actions={
          <>
            {newest !== undefined && lines.some(({ unread }) => unread) && (
              <MarkRead upto={newest} kind={kind} back={here} words="Mark all as read" />
            )}{' '}
            <LinkButton href={routes.settings('notifications')} icon="settings">
              Settings
            </LinkButton>
          </>
        }
      />
      <Tabs label="Kinds of news" tabs={tabs(kind)} />
      {lines.length > 0 ? <InboxList lines={lines} back={here} /> : <Nothing paged={before !== undefined} />}
      <Pagination
        newer={before === undefined ? undefined : inboxPath(routes.inbox(), { kind })}
        older={next === null ? undefined : inboxPath(routes.inbox(), { kind, before: next })}
        newerText="Newest"
      />
    </>
  )
}

function tabs(chosen: string | undefined) {
  const all = { href: routes.inbox(), label: 'All', current: chosen === undefined }
  const some = kindNames.map((kind) => ({
    href: inboxPath(routes.inbox(), { kind }),
    label: kinds[kind].short,
    current: kind === chosen,
  }))
  return [all, ...some]
}

function Nothing({ paged }: { paged: boolean }) {
  if (paged) return <EmptyState title="That was all" />
  return (
    <EmptyState
      title="Nothing here yet"
      actions={<LinkButton href={routes.questions()}>Browse questions</LinkButton>}
    >
      Answers, comments, mentions and edits of your posts appear here, and whatever happens in the tags,
      questions and pages you watch.
    </EmptyState>
  )
}
