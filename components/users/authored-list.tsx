import { formatScore } from '@/lib/format/numbers'
import { routes } from '@/lib/routes'
import { muteMarks } from '../mutable'
import { Badge } from '../ui/badge'
import { Time } from '../ui/time'

export type AuthoredView = {
  id: number
  rootId: number
  kind: 'question' | 'answer' | 'comment' | 'page'
  title: string
  slug: string | null
  path: string | null
  excerpt: string
  score: number
  accepted: boolean
  at: Date
  tags: string[]
}

export const authoredTitles = {
  questions: 'Questions',
  answers: 'Answers',
  comments: 'Comments',
  pages: 'Pages edited',
} as const

/** What somebody wrote, each line leading to where it stands. */
export function AuthoredList({ posts }: { posts: AuthoredView[] }) {
  return (
    <ol className="grid divide-y divide-line border-y border-line">
      {posts.map((post) => (
        <li
          key={post.id}
          className="grid grid-cols-[3rem_minmax(0,1fr)] gap-x-3 py-2"
          {...muteMarks({ id: post.rootId, tags: post.tags })}
        >
          <span className="text-right font-mono text-sm text-ink-2" title="Score">
            <span className="sr-only">Score </span>
            {formatScore(post.score)}
          </span>
          <div className="min-w-0">
            <a href={placeOf(post)} className="font-medium wrap-anywhere">
              {post.title}
            </a>{' '}
            {post.accepted && (
              <Badge tone="good" icon="check">
                accepted
              </Badge>
            )}
            {post.excerpt && <p className="line-clamp-2 text-sm text-ink-2 wrap-anywhere">{post.excerpt}</p>}
            <p className="text-xs text-ink-2">
              <Time date={post.at} />
            </p>
          </div>
        </li>
      ))}
    </ol>
  )
}

function placeOf({ id, rootId, kind, slug, path }: AuthoredView): string {
  const root = path === null ? routes.question(rootId, slug ?? '') : routes.page(path)
  if (kind === 'question' || kind === 'page') return root
  if (kind === 'comment' && path !== null) return `${routes.pageTalk(path)}#post-${id}`
  return `${root}#post-${id}`
}
