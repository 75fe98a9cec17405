import { deviceQuery } from '@/lib/devices/list-input'
import { routes } from '@/lib/routes'
import type { SearchKind } from '@/lib/search/input'
import type { SearchAnswer } from '@/lib/search/types'
import { ERROR_QUERY_MAX, errorQuery } from '@/lib/signatures/list-input'
import { PeopleList } from '../people-list'
import { TagLink } from '../tag-link'
import { SideBox } from '../ui/columns'
import { SearchHelp } from './search-help'

type BesideProps = { answer: SearchAnswer; kind: SearchKind | null; words: string }

/** Errors, devices, tags and people that the words name, and how to search better. */
export function Beside({ answer: { tags, people, devices, errors }, kind, words }: BesideProps) {
  return (
    <>
      {errors.length > 0 && (
        <SideBox title="Errors">
          <ul className="grid gap-1" aria-label="Errors that the words name">
            {errors.map(({ id, vendor, slug, title }) => (
              <li key={id} className="wrap-anywhere">
                <a href={routes.error(vendor, slug)}>{title}</a>
              </li>
            ))}
          </ul>
          <a href={routes.errors(errorQuery({ q: words.slice(0, ERROR_QUERY_MAX) }))}>
            All errors of that name
          </a>
        </SideBox>
      )}
      {devices.length > 0 && (
        <SideBox title="Devices">
          <ul className="grid gap-1" aria-label="Devices that the words name">
            {devices.map(({ pciId, name }) => (
              <li key={pciId}>
                <a href={routes.device(pciId)}>{name ?? 'Unknown device'}</a>{' '}
                <code className="text-xs text-ink-2">{pciId}</code>
              </li>
            ))}
          </ul>
          <a href={routes.devices(deviceQuery({ q: words.slice(0, 100) }))}>All devices of that name</a>
        </SideBox>
      )}
      {tags.length > 0 && kind !== 'tag' && (
        <SideBox title="Tags">
          <ul className="flex flex-wrap gap-1.5" aria-label="Tags that the words name">
            {tags.slice(0, 6).map((tag) => (
              <li key={tag.name}>
                <TagLink tag={tag} />
              </li>
            ))}
          </ul>
        </SideBox>
      )}
      {people.length > 0 && kind !== 'user' && (
        <SideBox title="People">
          <PeopleList
            people={people.slice(0, 6).map(({ handle, reputation }) => ({ handle, note: reputation }))}
          />
        </SideBox>
      )}
      <SideBox title="Not found?">
        <a href={askAddress(words)}>Ask this question</a>
      </SideBox>
      <details className="border-t border-line pt-3 text-sm">
        <summary className="min-h-6 cursor-pointer font-semibold">How to search</summary>
        <div className="mt-2 [&_dl]:grid-cols-1">
          <SearchHelp />
        </div>
      </details>
    </>
  )
}

/** The ask form with what was looked for as its title. */
export function askAddress(words: string): string {
  return words === '' ? routes.ask() : `${routes.ask()}?title=${encodeURIComponent(words.slice(0, 150))}`
}
