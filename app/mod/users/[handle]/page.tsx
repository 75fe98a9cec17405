import type { Metadata } from 'next'
import { ActionForm } from '@/components/accounts/action-form'
import { Outcome } from '@/components/accounts/outcome'
import { MemberFacts } from '@/components/moderation/member-facts'
import { PostLine } from '@/components/moderation/post-line'
import { RoleForm } from '@/components/moderation/role-form'
import { SanctionList } from '@/components/moderation/sanction-list'
import { StaffTabs } from '@/components/moderation/staff-tabs'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { requireModerator } from '@/lib/auth/gates'
import { formatMoment } from '@/lib/format/dates'
import { notFound, redirect } from '@/lib/http/leave'
import { readQuery } from '@/lib/http/query'
import { changeRole, suspend } from '@/lib/moderation/actions'
import { REASON_MAX } from '@/lib/moderation/input'
import { refuseSuspending } from '@/lib/moderation/policy'
import { listPostFacts } from '@/lib/moderation/post-facts'
import { countQueue } from '@/lib/moderation/queries'
import { listMemberRecords, listRecentPostIds, listSanctions } from '@/lib/moderation/records'
import { routes } from '@/lib/routes'
import { findProfile } from '@/lib/users/find-profile'

export const metadata: Metadata = { title: 'Member', robots: { index: false } }

export default async function MemberPage({ params, searchParams }: PageProps<'/mod/users/[handle]'>) {
  const viewer = await requireModerator()
  const found = await findProfile((await params).handle)
  if (!found) notFound()
  if ('movedTo' in found) redirect(routes.modUser(found.movedTo))
  const { profile } = found
  const [waiting, records, sanctions, posts] = await Promise.all([
    countQueue(),
    listMemberRecords([profile.id]),
    listSanctions(profile.id),
    listRecentPostIds(profile.id, 20).then(listPostFacts),
  ])
  const record = records.get(profile.id)
  const refusal = refuseSuspending(viewer, { ...profile, gone: profile.deletedAt !== null })
  return (
    <>
      <PageHeader
        title={profile.handle}
        above={profile.role}
        summary={<a href={routes.user(profile.handle)}>Public profile</a>}
      >
        <StaffTabs role={viewer.role} current="users" waiting={waiting} />
        {record && <MemberFacts record={record} />}
      </PageHeader>
      <Outcome of={readQuery(await searchParams).done} texts={outcomes} />
      <div className="grid gap-8">
        <Section title={record?.suspendedUntil ? 'Suspended' : 'Suspend'}>
          {refusal ? (
            <Notice tone="info">{refusal.error.message}</Notice>
          ) : (
            <Suspension handle={profile.handle} until={record?.suspendedUntil ?? null} />
          )}
        </Section>
        <Section title="Sanctions so far">
          {sanctions.length === 0 ? (
            <p className="text-ink-2">None.</p>
          ) : (
            <SanctionList sanctions={sanctions} />
          )}
        </Section>
        {viewer.role === 'administrator' && profile.kind !== 'system' && !profile.deletedAt && (
          <Section title="Role">
            <RoleForm action={changeRole} handle={profile.handle} role={profile.role} />
          </Section>
        )}
        <Section title="Latest posts, removed ones too">
          {posts.length === 0 && <p className="text-ink-2">None.</p>}
          <ul className="grid divide-y divide-line">
            {posts.map((post) => (
              <li key={post.id} className="py-3">
                <PostLine post={post} />
              </li>
            ))}
          </ul>
        </Section>
      </div>
    </>
  )
}

function Suspension({ handle, until }: { handle: string; until: Date | null }) {
  const reason = { name: 'reason', label: 'Reason', maxLength: REASON_MAX }
  return (
    <div className="grid gap-6">
      {until && (
        <div className="grid gap-3">
          <Notice tone="warn" title={`Suspended until ${formatMoment(until)}`} />
          <ActionForm
            label="Lift the suspension"
            action={suspend}
            hidden={{ handle, value: '0' }}
            fields={[{ ...reason, required: false, hint: 'Shown in the public log.' }]}
            submit="Lift now"
            busy="Lifting…"
            tone="plain"
          />
        </div>
      )}
      <ActionForm
        label={until ? 'Suspend anew' : 'Suspend'}
        action={suspend}
        hidden={{ handle, value: '1' }}
        fields={[
          { name: 'days', label: 'Days', hint: '1 to 3650, from now on.', maxLength: 5 },
          { ...reason, hint: 'Told to the member and shown in the public log.' },
        ]}
        submit={until ? 'Replace the suspension' : 'Suspend'}
        busy="Suspending…"
        tone="danger"
      />
    </div>
  )
}

function Section({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className="grid gap-3" aria-label={title}>
      <h2 className="text-lg">{title}</h2>
      {children}
    </section>
  )
}

const outcomes = {
  suspended: 'Suspended, in all sessions, from now on.',
  lifted: 'The suspension is lifted.',
  role: 'The role is changed.',
}
