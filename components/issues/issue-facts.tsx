import type { ReactNode } from 'react'
import { type IssueView, type NamedTarget, targetKinds } from '@/lib/issues/types'
import { routes } from '@/lib/routes'
import { Badge } from '../ui/badge'
import { Time } from '../ui/time'
import { FactBox } from '../wiki/fact-box'
import { stateWords, targetWords, upstreamWords } from './words'

type IssueFactsProps = { pageId: number; vendor: string; issue: IssueView }

/** What is known of an issue, at the side of its page. */
export function IssueFacts({ pageId, vendor, issue }: IssueFactsProps) {
  const { status, component, introducedIn, fixedIn, workaround, workaroundUntil, targets, upstream } = issue
  const facts: { label: string; value: ReactNode }[] = [
    { label: 'State', value: <Badge tone={stateWords[status].tone}>{stateWords[status].text}</Badge> },
    { label: 'Component', value: component },
    ...(introducedIn ? [{ label: 'Introduced in', value: <code>{introducedIn}</code> }] : []),
    ...(fixedIn ? [{ label: 'Fixed in', value: <code>{fixedIn}</code> }] : []),
    ...(workaround
      ? [
          {
            label: 'Workaround',
            value: <span className="whitespace-pre-wrap wrap-anywhere">{workaround}</span>,
          },
        ]
      : []),
    ...(workaroundUntil
      ? [
          {
            label: 'Workaround until',
            value: (
              <span>
                Not needed from <code>{workaroundUntil}</code> on.
              </span>
            ),
          },
        ]
      : []),
    ...targetKinds.flatMap((kind) => {
      const own = targets.filter((target) => target.kind === kind)
      return own.length > 0 ? [{ label: targetWords[kind], value: <Targets targets={own} /> }] : []
    }),
    ...(upstream.length > 0 ? [{ label: 'Upstream', value: <Upstream links={upstream} /> }] : []),
    { label: 'Facts of', value: <Time date={issue.updatedAt} mode="date" /> },
    { label: 'Wrong?', value: <a href={routes.editIssue(pageId)}>Correct the facts</a> },
  ]
  return <FactBox title="Known issue" facts={facts} vendor={vendor} />
}

function Targets({ targets }: { targets: NamedTarget[] }) {
  return (
    <ul>
      {targets.map((target) => (
        <li key={target.target}>
          <a href={placeOf(target)}>{target.name}</a>
        </li>
      ))}
    </ul>
  )
}

function Upstream({ links }: { links: IssueView['upstream'] }) {
  return (
    <ul>
      {links.map(({ kind, reference, url }) => (
        <li key={url} className="wrap-anywhere">
          <a href={url} rel="nofollow ugc noopener">
            {reference}
          </a>{' '}
          <span className="text-ink-2">{upstreamWords[kind]}</span>{' '}
          <a href={routes.upstream(url)} className="text-sm" aria-label={`Mentions of ${reference}`}>
            mentions
          </a>
        </li>
      ))}
    </ul>
  )
}

function placeOf({ kind, target, vendor, slug }: NamedTarget): string {
  if (kind === 'device') return routes.device(target)
  if (kind === 'driver') return routes.driver(target)
  if (kind === 'architecture')
    return routes.devices(`architecture=${encodeURIComponent(target).replaceAll('%20', '+')}`)
  return vendor !== null && slug !== null ? routes.error(vendor, slug) : routes.errors()
}
