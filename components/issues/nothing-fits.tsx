import { type IssueFilter, issueQuery } from '@/lib/issues/list-input'
import { routes } from '@/lib/routes'

type NothingFitsProps = { filter: IssueFilter; drivers: { slug: string; name: string }[] }

/** Where to look when the filters leave nothing: the same with one of them less, and what else is known. */
export function NothingFits({ filter, drivers }: NothingFitsProps) {
  const driver = drivers.find(({ slug }) => slug === filter.driver)
  const places = [
    ...looser(filter),
    { href: routes.issues(), text: 'All known issues' },
    ...(filter.device ? [{ href: routes.device(filter.device), text: `The device ${filter.device}` }] : []),
    ...(driver ? [{ href: routes.driver(driver.slug), text: driver.name }] : []),
    { href: routes.triage(), text: 'Look for known errors in a log' },
  ]
  return (
    <>
      <p className="text-sm text-ink-2">No known issue fits. Try one of these:</p>
      <ul className="grid list-disc gap-1 pl-5 text-sm">
        {places.map(({ href, text }) => (
          <li key={href}>
            <a href={href}>{text}</a>
          </li>
        ))}
      </ul>
    </>
  )
}

const filters = ['vendor', 'driver', 'device', 'status'] as const
const words = { vendor: 'vendor', driver: 'driver', device: 'device', status: 'state' } as const

/** With one filter alone, leaving it out is the whole list. */
function looser(filter: IssueFilter) {
  const set = filters.filter((name) => filter[name] !== '')
  if (set.length < 2) return []
  return set.map((name) => ({
    href: routes.issues(issueQuery({ ...filter, [name]: '' })),
    text: `The same with any ${words[name]}`,
  }))
}
