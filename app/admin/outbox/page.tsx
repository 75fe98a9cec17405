import type { Metadata } from 'next'
import { AdminTabs } from '@/components/moderation/staff-tabs'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Time } from '@/components/ui/time'
import { requireAdministrator } from '@/lib/auth/gates'
import { readQuery } from '@/lib/http/query'
import { listMails } from '@/lib/mail/queries'
import { sendsBySmtp } from '@/lib/mail/transport'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Outbox', robots: { index: false } }

export default async function OutboxPage({ searchParams }: PageProps<'/admin/outbox'>) {
  await requireAdministrator()
  const before = Number(readQuery(await searchParams).before)
  const { mails, older } = await listMails(Number.isSafeInteger(before) && before > 0 ? before : null)
  const smtp = sendsBySmtp()
  return (
    <>
      <PageHeader
        title="Outbox"
        summary={
          smtp
            ? 'Mail goes out by SMTP. Texts are not shown: they hold links meant for their recipients only.'
            : 'No mail server is configured (SMTP_URL), so mail is kept here and as files in the outbox folder.'
        }
      >
        <AdminTabs current="outbox" />
      </PageHeader>
      {mails.length === 0 && <EmptyState title="No mail yet" />}
      <ol className="grid gap-3">
        {mails.map((mail) => (
          <li key={mail.id} className="rounded-md border border-line bg-raised">
            <details>
              <summary className="flex cursor-pointer flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-2">
                <span className="font-mono text-sm">{mail.recipient}</span>
                <span className="min-w-0 flex-1">{mail.subject}</span>
                <State sentAt={mail.sentAt} lastError={mail.lastError} smtp={smtp} />
                <Time date={mail.createdAt} mode="moment" />
              </summary>
              {mail.lastError && (
                <p className="px-4 pb-2 text-sm text-bad">
                  {mail.attempts} tries, last error: {mail.lastError}
                </p>
              )}
              {mail.text !== null && (
                <pre className="overflow-x-auto border-t border-line px-4 py-3 text-sm whitespace-pre-wrap">
                  {mail.text}
                </pre>
              )}
            </details>
          </li>
        ))}
      </ol>
      <Pagination
        older={older === null ? undefined : `${routes.adminOutbox()}?before=${older}`}
        label="Mails"
      />
    </>
  )
}

function State({
  sentAt,
  lastError,
  smtp,
}: {
  sentAt: Date | null
  lastError: string | null
  smtp: boolean
}) {
  if (sentAt) return <Badge tone="good">{smtp ? 'sent' : 'written'}</Badge>
  return lastError ? <Badge tone="bad">failing</Badge> : <Badge>waiting</Badge>
}
