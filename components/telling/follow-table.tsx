import type { Followed } from '@/lib/follows/types'
import { routes } from '@/lib/routes'
import { Button } from '../ui/button'
import { Table } from '../ui/table'

const levels = [
  { value: 'watch', text: 'Watch' },
  { value: 'track', text: 'Track' },
  { value: 'mute', text: 'Mute' },
  { value: 'none', text: 'Stop following' },
] as const

/** What somebody follows, each with a form of its own for the level. */
export function FollowTable({ caption, follows }: { caption: string; follows: Followed[] }) {
  const rows = follows.map((follow) => {
    const { href, name } = placeOf(follow.target)
    return {
      key: follow.id,
      cells: [
        <a key="target" href={href} className="wrap-anywhere">
          {name}
        </a>,
        <LevelForm key="level" follow={follow} name={name} />,
      ],
    }
  })
  return <Table caption={caption} head={['Followed', 'Level']} rows={rows} />
}

function LevelForm({ follow: { id, level, target }, name }: { follow: Followed; name: string }) {
  return (
    <form method="post" action={actionOf(target)} className="flex flex-wrap gap-2">
      <input type="hidden" name="back" value={routes.manageFollows()} />
      <label className="sr-only" htmlFor={`level-${id}`}>
        Level for {name}
      </label>
      <select id={`level-${id}`} name="level" defaultValue={level} className="input w-auto">
        {levels
          .filter(({ value }) => value !== 'mute' || target.kind !== 'shelf')
          .map(({ value, text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
      </select>
      <Button size="small">
        Save<span className="sr-only"> the level for {name}</span>
      </Button>
    </form>
  )
}

function actionOf(target: Followed['target']): string {
  if (target.kind === 'tag') return routes.followTag(target.name)
  if (target.kind === 'device') return routes.followDevice(target.slug)
  if (target.kind === 'shelf') return routes.followShelf(target.slug)
  return target.kind === 'driver' ? routes.followDriver(target.slug) : routes.followPost(target.id)
}

function placeOf(target: Followed['target']): { href: string; name: string } {
  if (target.kind === 'tag')
    return { href: target.vendor ? routes.vendor(target.name) : routes.tag(target.name), name: target.name }
  if (target.kind === 'device') return { href: routes.device(target.slug), name: target.name }
  if (target.kind === 'shelf') return { href: routes.shelf(target.slug), name: target.name }
  if (target.kind === 'driver') return { href: routes.driver(target.slug), name: target.name }
  const href = target.kind === 'page' ? routes.page(target.slug) : routes.question(target.id, target.slug)
  return { href, name: target.title }
}
