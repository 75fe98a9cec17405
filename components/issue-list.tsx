import type { IssueLine } from '@/lib/issues/types'
import { routes } from '@/lib/routes'
import { Badge, type Tone } from './ui/badge'
import { Time } from './ui/time'

const states = { open: 'bad', fixed: 'good', 'wont-fix': 'warn', 'not-a-bug': 'plain' } satisfies Record<
  IssueLine['status'],
  Tone
>

/** Known issues with their state and the versions they hold for; `none` is said when there are none. */
export function IssueList({ issues, none }: { issues: IssueLine[]; none: string }) {
  if (issues.length === 0) return <p className="text-sm text-ink-2">{none}</p>
  return (
    <ul className="grid gap-2">
      {issues.map(({ id, vendor, slug, title, status, component, introducedIn, fixedIn, updatedAt }) => (
        <li key={id}>
          <a href={routes.page(`${vendor}/${slug}`)} className="font-medium">
            {title}
          </a>{' '}
          <Badge tone={states[status]}>{status.replaceAll('-', ' ')}</Badge>{' '}
          <span className="text-sm text-ink-2">
            {component}
            {introducedIn && ` from ${introducedIn}`}
            {fixedIn && `, fixed in ${fixedIn}`} · <Time date={updatedAt} mode="date" />
          </span>
        </li>
      ))}
    </ul>
  )
}
