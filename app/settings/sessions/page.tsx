import type { Metadata } from 'next'
import { ActionForm } from '@/components/accounts/action-form'
import { Outcome } from '@/components/accounts/outcome'
import { SettingsTabs } from '@/components/accounts/settings-tabs'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { Table } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { requireViewer } from '@/lib/auth/gates'
import { listSessions } from '@/lib/auth/sessions'
import { describeBrowser } from '@/lib/format/browsers'
import { readQuery } from '@/lib/http/query'
import { revokeAllSessions, revokeOtherSessions, revokeSession } from '@/lib/users/actions'

export const metadata: Metadata = { title: 'Sessions', robots: { index: false } }

export default async function SessionsPage({ searchParams }: PageProps<'/settings/sessions'>) {
  const viewer = await requireViewer()
  const sessions = await listSessions(viewer)
  const rows = sessions.map((session) => ({
    key: session.id,
    cells: [
      <span key="browser" title={session.userAgent}>
        {describeBrowser(session.userAgent)} {session.current && <Badge tone="good">this one</Badge>}
      </span>,
      <Time key="since" date={session.createdAt} mode="moment" />,
      <Time key="seen" date={session.lastSeenAt} />,
      <ActionForm
        key="end"
        label={`Sign out ${describeBrowser(session.userAgent)}`}
        action={revokeSession}
        fields={[]}
        hidden={{ session: session.id }}
        submit="Sign out"
        busy="…"
        tone="plain"
        size="small"
      />,
    ],
  }))
  return (
    <>
      <PageHeader title="Settings">
        <SettingsTabs current="sessions" />
      </PageHeader>
      <Outcome of={readQuery(await searchParams).done} texts={outcomes} />
      <p className="mb-4 max-w-measure text-ink-2">
        Where you are signed in. A session that you end here is a stranger on its next request.
      </p>
      <Table
        caption="Sessions"
        captionHidden
        head={['Browser', 'Signed in', 'Last seen', 'End it']}
        rows={rows}
      />
      <div className="mt-4 flex flex-wrap gap-2">
        <form action={revokeOtherSessions}>
          <Button>Sign out all others</Button>
        </form>
        <form action={revokeAllSessions}>
          <Button tone="danger">Sign out everywhere</Button>
        </form>
      </div>
    </>
  )
}

const outcomes = {
  one: 'That session is over.',
  others: 'All your other sessions are over.',
}
