import { formatCount } from '@/lib/format/numbers'
import { routes } from '@/lib/routes'
import { Avatar } from '../ui/avatar'
import { Badge } from '../ui/badge'
import { Stats } from '../ui/stat'
import { Time } from '../ui/time'

type ProfileHeaderProps = {
  profile: {
    handle: string
    name: string | null
    role: string
    kind: string
    reputation: number
    createdAt: Date
    deletedAt: Date | null
  }
  counts: { questions: number; answers: number; comments: number; pages: number }
}

export function ProfileHeader({ profile, counts }: ProfileHeaderProps) {
  const { handle, name, reputation, createdAt, deletedAt } = profile
  const kinds = ['questions', 'answers', 'comments', 'pages'] as const
  return (
    <header className="grid gap-4">
      <div className="flex flex-wrap items-center gap-4">
        <Avatar handle={handle} size={64} />
        <div className="min-w-0">
          <h1 className="flex flex-wrap items-center gap-2 text-2xl leading-tight wrap-anywhere">
            {handle} <Standing profile={profile} />
          </h1>
          <p className="text-ink-2">
            {name && `${name} · `}
            {deletedAt ? (
              'This account has been deleted; what it wrote stays.'
            ) : (
              <>
                Here since <Time date={createdAt} mode="date" />
              </>
            )}
          </p>
        </div>
      </div>
      <Stats
        stats={[
          { label: 'reputation', value: formatCount(reputation) },
          ...kinds.map((kind) => ({
            label: kind === 'pages' ? 'pages edited' : kind,
            value: <a href={routes.userPosts(handle, kind)}>{formatCount(counts[kind])}</a>,
          })),
        ]}
      />
    </header>
  )
}

function Standing({ profile: { role, kind } }: { profile: { role: string; kind: string } }) {
  if (kind === 'system') return <Badge>starter content</Badge>
  if (kind === 'demo') return <Badge>demo account</Badge>
  return role === 'member' ? null : <Badge tone="info">{role}</Badge>
}
