import type { QuestionThread } from '@/lib/questions/types'
import { routes } from '@/lib/routes'
import { AuthorCard } from '../author-card'
import { Time } from '../ui/time'

type PostAuthorsProps = { post: QuestionThread['question']; verb: string; asker?: boolean }

/** Who wrote a post, and when it was last changed. */
export function PostAuthors({ post, verb, asker }: PostAuthorsProps) {
  return (
    <div className="grid justify-items-end gap-1">
      <AuthorCard author={post.author} verb={verb} at={post.createdAt} asker={asker} />
      {post.editedAt && (
        <p className="text-xs text-ink-2">
          <a href={routes.postHistory(post.id)}>edited</a> <Time date={post.editedAt} />
        </p>
      )}
    </div>
  )
}
