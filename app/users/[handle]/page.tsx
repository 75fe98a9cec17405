import type { Metadata } from 'next'
import { BarChart } from '@/components/bar-chart'
import { EventList } from '@/components/event-list'
import { PostBody } from '@/components/post-body'
import { EmptyState } from '@/components/ui/empty-state'
import { AuthoredList, authoredTitles } from '@/components/users/authored-list'
import { ProfileHeader } from '@/components/users/profile-header'
import { tagPage, tags, threadTag } from '@/lib/cache'
import { notFound, permanentRedirect } from '@/lib/http/leave'
import { routes } from '@/lib/routes'
import { listActivity, listMonths } from '@/lib/users/activity'
import { countAuthored, listAuthored } from '@/lib/users/authored'
import { describeActivity } from '@/lib/users/describe-activity'
import { findProfile } from '@/lib/users/find-profile'

export const dynamic = 'force-static'
export const revalidate = false
export const generateStaticParams = () => []

const SHOWN = 10

export async function generateMetadata({ params }: PageProps<'/users/[handle]'>): Promise<Metadata> {
  const found = await findProfile((await params).handle)
  if (!found || 'movedTo' in found) return { robots: { index: false } }
  const { handle, deletedAt } = found.profile
  return {
    title: handle,
    description: `Questions, answers and edits by ${handle}`,
    alternates: {
      canonical: routes.user(handle),
      types: { 'application/atom+xml': routes.userFeed(handle) },
    },
    ...(deletedAt ? { robots: { index: false } } : {}),
  }
}

export default async function ProfilePage({ params }: PageProps<'/users/[handle]'>) {
  const { handle: segment } = await params
  const found = await findProfile(segment)
  // Nobody is here yet, or nobody of this spelling: whoever joins may change that.
  await tagPage(found && 'profile' in found ? tags.user(found.profile.handle) : tags.userIndex)
  if (!found) notFound()
  if ('movedTo' in found) {
    await tagPage(tags.user(found.movedTo))
    permanentRedirect(routes.user(found.movedTo))
  }
  const { profile } = found
  const [counts, questions, answers, pages, activity, months] = await Promise.all([
    countAuthored(profile.id),
    listAuthored(profile.id, 'questions', { limit: SHOWN }),
    listAuthored(profile.id, 'answers', { limit: SHOWN }),
    listAuthored(profile.id, 'pages', { limit: SHOWN }),
    listActivity(profile.id, 20),
    listMonths(profile.id),
  ])
  const lists = { questions, answers, pages }
  // What is hidden, renamed or voted on shows here too.
  await tagPage(
    ...Object.values(lists).flatMap(({ posts }) => posts.map(({ rootId, path }) => threadTag(rootId, path))),
    ...activity.map(({ root, path }) => threadTag(root.id, path)),
  )
  return (
    <div className="grid gap-8">
      <ProfileHeader profile={profile} counts={counts} />
      {profile.bioHtml && <PostBody html={profile.bioHtml} />}
      {activity.length === 0 && (
        <EmptyState title="Nothing written yet">Questions, answers and edits will show up here.</EmptyState>
      )}
      <div className="grid gap-8 lg:grid-cols-2">
        {(['questions', 'answers', 'pages'] as const).map((kind) => (
          <AuthoredSection key={kind} handle={profile.handle} kind={kind} list={lists[kind]} />
        ))}
        {activity.length > 0 && (
          <section className="grid min-w-0 content-start gap-3">
            <h2 className="text-lg">Activity</h2>
            <BarChart title="Written in the last twelve months" bars={months} unit="post" />
            <EventList
              label="Activity"
              events={activity.map((event) => describeActivity(profile.handle, event))}
            />
          </section>
        )}
      </div>
    </div>
  )
}

type AuthoredSectionProps = {
  handle: string
  kind: 'questions' | 'answers' | 'pages'
  list: Awaited<ReturnType<typeof listAuthored>>
}

function AuthoredSection({ handle, kind, list }: AuthoredSectionProps) {
  if (list.posts.length === 0) return null
  return (
    <section className="grid min-w-0 content-start gap-3">
      <h2 className="text-lg">{authoredTitles[kind]}</h2>
      <AuthoredList posts={list.posts} />
      {list.older !== null && (
        <p className="text-sm">
          <a href={routes.userPosts(handle, kind)}>All {authoredTitles[kind].toLowerCase()}</a>
        </p>
      )}
    </section>
  )
}
