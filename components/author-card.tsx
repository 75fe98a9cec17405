import { formatCount } from '@/lib/format/numbers'
import { routes } from '@/lib/routes'
import { Avatar } from './ui/avatar'
import { Badge } from './ui/badge'
import { Time } from './ui/time'

export type AuthorView = {
  handle: string
  reputation?: number
  role?: 'member' | 'moderator' | 'administrator'
  /** `system` posts starter content and says so. */
  kind?: string
}

type AuthorCardProps = {
  author: AuthorView
  /** "asked", "answered", "edited". */
  verb: string
  at: Date
  asker?: boolean
}

export function AuthorCard({ author, verb, at, asker }: AuthorCardProps) {
  return (
    <div className={asker ? 'author-card is-asker' : 'author-card'}>
      <p>
        {verb} <Time date={at} />
      </p>
      <Person author={author} />
    </div>
  )
}

function Person({ author }: { author: AuthorView }) {
  return (
    <>
      <Avatar handle={author.handle} size={32} />
      <div>
        <a className="author-name" href={routes.user(author.handle)}>
          {author.handle}
        </a>{' '}
        <AuthorBadge author={author} />
        {author.reputation !== undefined && (
          <p title="Reputation">
            <span className="sr-only">Reputation </span>
            <span className="font-mono">{formatCount(author.reputation)}</span>
          </p>
        )}
      </div>
    </>
  )
}

/** Says when somebody speaks for the site. */
export function AuthorBadge({ author }: { author: AuthorView }) {
  if (author.kind === 'system') return <Badge>starter content</Badge>
  if (author.role === 'moderator') return <Badge>moderator</Badge>
  if (author.role === 'administrator') return <Badge>administrator</Badge>
  return null
}
