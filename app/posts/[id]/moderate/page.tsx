import type { Metadata } from 'next'
import { Outcome } from '@/components/accounts/outcome'
import { FlagList } from '@/components/moderation/flag-list'
import { LogList } from '@/components/moderation/log-list'
import { MemberFacts } from '@/components/moderation/member-facts'
import { PostFiles } from '@/components/moderation/post-files'
import { nameOf, placeOf } from '@/components/moderation/post-line'
import { PostMeasures } from '@/components/moderation/post-measures'
import { PostState } from '@/components/moderation/post-state'
import { StaffTabs } from '@/components/moderation/staff-tabs'
import { PostBody } from '@/components/post-body'
import { PageHeader } from '@/components/ui/page-header'
import { listPostFiles } from '@/lib/attachments/queries'
import { requireModerator } from '@/lib/auth/gates'
import { notFound } from '@/lib/http/leave'
import { readQuery } from '@/lib/http/query'
import { hide, lock, remove } from '@/lib/moderation/actions'
import { listPostEvents } from '@/lib/moderation/log'
import { listPostFacts } from '@/lib/moderation/post-facts'
import { countQueue } from '@/lib/moderation/queries'
import { listFlagsOf, listMemberRecords } from '@/lib/moderation/records'
import { readPostId } from '@/lib/posts/input'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Moderate a post', robots: { index: false } }

export default async function ModeratePage({ params, searchParams }: PageProps<'/posts/[id]/moderate'>) {
  const viewer = await requireModerator()
  const id = readPostId((await params).id)
  const [post] = id === null ? [] : await listPostFacts([id])
  if (!post) notFound()
  const [waiting, flags, events, records, files] = await Promise.all([
    countQueue(),
    listFlagsOf(post.id),
    listPostEvents(post.id),
    listMemberRecords([post.authorId]),
    listPostFiles(post.id),
  ])
  const record = records.get(post.authorId)
  return (
    <>
      <StaffTabs role={viewer.role} current="queue" waiting={waiting} />
      <div className="h-6" />
      <Outcome of={readQuery(await searchParams).done} texts={outcomes} />
      <PageHeader
        title={<a href={placeOf(post)}>{nameOf(post)}</a>}
        above={`Moderate ${post.kind} ${post.id}`}
        summary={<PostState post={post} />}
      >
        {record && <MemberFacts record={record} />}
      </PageHeader>
      <div className="grid gap-8">
        <PostBody html={post.html} size="small" />
        <PostMeasures post={post} actions={{ hide, lock, remove }} />
        {files.length > 0 && (
          <Section title="Pictures and logs">
            <PostFiles files={files} back={routes.postModerate(post.id)} />
          </Section>
        )}
        {flags.length > 0 && (
          <Section title="Flags">
            <FlagList flags={flags} />
          </Section>
        )}
        <Section title="What happened to it">
          <LogList entries={events} label="Events" back={routes.postModerate(post.id)} />
        </Section>
      </div>
    </>
  )
}

function Section({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className="grid gap-3">
      <h2 className="text-lg">{title}</h2>
      {children}
    </section>
  )
}

const outcomes = {
  hidden: 'The post is hidden. Its author and moderators still see it.',
  shown: 'The post is shown again.',
  locked: 'The post is locked.',
  unlocked: 'The post is unlocked.',
  deleted: 'The post is deleted.',
  undeleted: 'The post is back.',
}
