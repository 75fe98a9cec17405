import type { Metadata } from 'next'
import { PostLine } from '@/components/moderation/post-line'
import { StaffTabs } from '@/components/moderation/staff-tabs'
import { UndoForm } from '@/components/moderation/undo-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireModerator } from '@/lib/auth/gates'
import { countQueue, listRemoved } from '@/lib/moderation/queries'
import type { FlaggedPostView, Measure } from '@/lib/moderation/types'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Removed posts', robots: { index: false } }

const SHOWN = 50

export default async function RemovedPage() {
  const viewer = await requireModerator()
  const [waiting, { hidden, deleted }] = await Promise.all([countQueue(), listRemoved(SHOWN)])
  return (
    <>
      <PageHeader title="Removed posts" summary="Hidden posts wait for a decision; deletions can be undone.">
        <StaffTabs role={viewer.role} current="removed" waiting={waiting} />
      </PageHeader>
      <div className="grid gap-8">
        <Removed
          title="Hidden, the longest first"
          empty="No post is hidden."
          posts={hidden}
          measure={({ hiding }) => hiding}
          undo={{ label: 'Show again', route: routes.hiding }}
        />
        <Removed
          title="Deleted by moderators, the latest first"
          empty="No post of somebody else was deleted lately."
          posts={deleted}
          measure={({ deletion }) => deletion}
          undo={{ label: 'Bring back', route: routes.deletion }}
        />
      </div>
    </>
  )
}

type RemovedProps = {
  title: string
  empty: string
  posts: FlaggedPostView[]
  measure: (post: FlaggedPostView) => Measure | null
  undo: { label: string; route: (id: number) => string }
}

function Removed({ title, empty, posts, measure, undo }: RemovedProps) {
  return (
    <section className="grid gap-3">
      <h2 className="text-lg">{title}</h2>
      {posts.length === 0 && <p className="text-ink-2">{empty}</p>}
      <ul className="grid divide-y divide-line">
        {posts.map((post) => (
          <li key={post.id} className="flex flex-wrap items-start justify-between gap-3 py-3">
            <div className="grid min-w-0 flex-1 basis-80 gap-1">
              <PostLine post={post} />
              <p className="text-sm wrap-anywhere">
                {measure(post)?.by}: {measure(post)?.reason || 'no reason given'}
              </p>
            </div>
            <UndoForm
              action={undo.route(post.id)}
              back={routes.modRemoved()}
              label={undo.label}
              about={`${post.kind} ${post.id}`}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
