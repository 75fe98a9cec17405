import type { FlaggedPostView } from '@/lib/moderation/types'
import { routes } from '@/lib/routes'
import { Time } from '../ui/time'
import { PostState } from './post-state'

/** Where a moderator reads the post: its place, or its own page while it is removed. */
export function placeOf({ id, path, visible }: Pick<FlaggedPostView, 'id' | 'path' | 'visible'>): string {
  return visible ? path : routes.post(id)
}

export function nameOf({ kind, title }: Pick<FlaggedPostView, 'kind' | 'title'>): string {
  if (kind === 'question' || kind === 'page') return title
  return `${kind === 'answer' ? 'Answer to' : 'Comment under'} ${title}`
}

/** One post in one line, with its state and the way to moderate it. */
export function PostLine({ post }: { post: FlaggedPostView }) {
  return (
    <div className="grid min-w-0 gap-1">
      <p className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
        <a href={placeOf(post)} className="font-medium wrap-anywhere">
          {nameOf(post)}
        </a>
        <PostState post={post} />
      </p>
      {post.excerpt && <p className="line-clamp-2 text-sm text-ink-2 wrap-anywhere">{post.excerpt}</p>}
      <p className="text-xs text-ink-2">
        <a href={routes.modUser(post.author.handle)}>{post.author.handle}</a>
        {', '}
        <Time date={post.at} />
        {' · '}
        <a href={routes.postModerate(post.id)}>Moderate</a>
      </p>
    </div>
  )
}
