import type { FormState } from '@/lib/http/form'
import type { FlaggedPostView, FlagView, MemberRecord } from '@/lib/moderation/types'
import { routes } from '@/lib/routes'
import { Time } from '../ui/time'
import { FlagList } from './flag-list'
import { MemberFacts } from './member-facts'
import { nameOf, placeOf } from './post-line'
import { PostState } from './post-state'
import { PostWindow } from './post-window'
import { SettleForm } from './settle-form'

type QueueEntryProps = {
  post: FlaggedPostView
  flags: FlagView[]
  record: MemberRecord | null
  elsewhere: { id: number; kind: string; flags: number }[]
  settle: (before: FormState, form: FormData) => Promise<FormState>
}

/** Everything needed to decide about one flagged post, and the buttons that do it. */
export function QueueEntry({ post, flags, record, elsewhere, settle }: QueueEntryProps) {
  return (
    <article
      aria-labelledby={`entry-${post.id}`}
      className="grid gap-4 rounded-md border border-line bg-raised p-4"
    >
      <header className="grid gap-1">
        <h2 id={`entry-${post.id}`} className="text-base wrap-anywhere">
          <a href={placeOf(post)}>{nameOf(post)}</a> <PostState post={post} />
        </h2>
        <p className="text-xs text-ink-2">
          Posted <Time date={post.at} />
          {' · '}
          <a href={routes.postHistory(post.id)}>History</a>
          {' · '}
          <a href={routes.postModerate(post.id)}>Moderate</a>
          {post.kind === 'question' && (
            <>
              {' · '}
              <a href={routes.closeQuestion(post.id)}>Close</a>
            </>
          )}
        </p>
        {record && <MemberFacts record={record} />}
        {elsewhere.length > 0 && <Elsewhere posts={elsewhere} />}
      </header>
      <FlagList flags={flags} />
      <PostWindow id={post.id} html={post.html} />
      <SettleForm action={settle} postId={post.id} />
    </article>
  )
}

function Elsewhere({ posts }: { posts: { id: number; kind: string; flags: number }[] }) {
  return (
    <p className="text-sm">
      Also flagged by the same author:{' '}
      {posts.slice(0, 10).map(({ id, kind, flags }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <a href={routes.postModerate(id)}>
            {kind} {id}
          </a>
          {flags > 1 && ` (${flags})`}
        </span>
      ))}
      {posts.length > 10 && ` and ${posts.length - 10} more`}
    </p>
  )
}
