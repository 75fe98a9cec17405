import { plural } from '@/lib/format/numbers'
import { routes } from '@/lib/routes'
import type { ErrorList as Found, listErrorDrivers } from '@/lib/signatures/list'
import { ERROR_QUERY_MAX, type ErrorFilter, errorQuery } from '@/lib/signatures/list-input'
import { SEVERITIES } from '@/lib/signatures/types'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { PageHeader } from '../ui/page-header'
import { Pagination } from '../ui/pagination'
import { Plain } from '../ui/plain'
import { vendors } from '../vendor-mark'
import { ErrorList } from './error-list'
import { severityNames } from './severity'

export type ErrorBrowserProps = {
  filter: ErrorFilter
  list: Found
  drivers: ReturnType<typeof listErrorDrivers>
  seen: Map<string, number>
}

/** Known errors by vendor, driver, severity and text. */
export function ErrorBrowser({ filter, list, drivers, seen }: ErrorBrowserProps) {
  const { q, vendor, driver, severity, after } = filter
  const chosen = q !== '' || vendor !== null || driver !== null || severity !== null
  const first = routes.errors(errorQuery({ ...filter, after: null }))
  return (
    <Plain>
      <PageHeader
        title={titleOf(filter)}
        summary="What kernel drivers and compute runtimes print when something is wrong: what it means, what usually causes it, what to do."
      >
        <p className="text-sm text-ink-2">
          {plural(list.total, 'error')}. A whole log is read at <a href={routes.triage()}>Triage</a>.
        </p>
      </PageHeader>
      <Filters filter={filter} drivers={drivers} />
      {!chosen && after === null && <Drivers drivers={drivers} />}
      {list.found.length > 0 ? (
        <section aria-labelledby="errors" className="grid grid-cols-[minmax(0,1fr)] gap-3">
          <h2 id="errors" className={chosen ? 'sr-only' : 'text-lg'}>
            {chosen ? 'Found' : 'All errors'}
          </h2>
          <ErrorList errors={list.found} seen={seen} label="Errors" />
        </section>
      ) : (
        <None q={q} />
      )}
      <Pagination
        label="Pages of errors"
        newer={after === null ? undefined : first}
        newerText="First page"
        older={list.next === null ? undefined : routes.errors(errorQuery({ ...filter, after: list.next }))}
        olderText="More"
      />
    </Plain>
  )
}

export function titleOf({ q, vendor, driver }: ErrorFilter): string {
  const of = driver ?? vendors.find(({ slug }) => slug === vendor)?.name
  const title = of ? `Errors of ${of}` : 'Errors'
  return q === '' ? title : `${title} for “${q}”`
}

/** Written as markup, not with Select: the chosen option is marked, because text has no default value. */
function Filters({ filter, drivers }: Pick<ErrorBrowserProps, 'filter' | 'drivers'>) {
  const { q, vendor, driver, severity } = filter
  return (
    <search>
      <form method="get" action={routes.errors()} className="mb-6 flex flex-wrap items-end gap-2">
        <div className="field min-w-0 flex-1 basis-64 sm:max-w-96">
          <label htmlFor="q" className="field-label">
            Find an error
          </label>
          <div id="q-hint" className="field-note">
            Code, words or a line of a log: Xid 79, 0x62, ring timeout
          </div>
          <input
            type="text"
            id="q"
            name="q"
            className="input"
            aria-describedby="q-hint"
            value={q}
            maxLength={ERROR_QUERY_MAX}
            autoCapitalize="none"
            spellCheck={false}
          />
        </div>
        <Choice name="vendor" label="Vendor" chosen={vendor}>
          {vendors.map(({ slug, name }) => ({ value: slug, text: name }))}
        </Choice>
        <Choice name="driver" label="Driver" chosen={driver}>
          {[...new Set(drivers.map((one) => one.driver))].sort().map((name) => ({ value: name, text: name }))}
        </Choice>
        <Choice name="severity" label="Severity" chosen={severity}>
          {SEVERITIES.map((value) => ({ value, text: severityNames[value] }))}
        </Choice>
        <Button>Find</Button>
      </form>
    </search>
  )
}

type ChoiceProps = {
  name: string
  label: string
  chosen: string | null
  children: { value: string; text: string }[]
}

function Choice({ name, label, chosen, children }: ChoiceProps) {
  return (
    <div className="field max-w-full">
      <label htmlFor={name} className="field-label">
        {label}
      </label>
      <select id={name} name={name} className="input">
        <option value="">Any</option>
        {children.map(({ value, text }) => (
          <option key={value} value={value} selected={value === chosen}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
}

function Drivers({ drivers }: Pick<ErrorBrowserProps, 'drivers'>) {
  return (
    <section aria-labelledby="drivers" className="mb-8 grid gap-3">
      <h2 id="drivers" className="text-lg">
        By driver
      </h2>
      <div className="grid gap-x-12 gap-y-6 sm:grid-cols-2 lg:grid-cols-4">
        {vendors.map(({ slug, name }) => (
          <section key={slug} aria-labelledby={`of-${slug}`} className="grid content-start gap-1 text-sm">
            <h3 id={`of-${slug}`} className={`vendor-edge vendor-${slug} text-base`}>
              <a href={routes.errors(errorQuery({ vendor: slug }))}>{name}</a>
            </h3>
            <ul className="grid gap-0.5">
              {drivers
                .filter((one) => one.vendor === slug && one.errors > 1)
                .map(({ driver, errors }) => (
                  <li key={driver}>
                    <a href={routes.errors(errorQuery({ vendor: slug, driver }))}>{driver}</a>{' '}
                    <span className="text-ink-2">{errors}</span>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  )
}

function None({ q }: { q: string }) {
  return (
    <EmptyState title={q ? `No known error is “${q}”` : 'No known error fits'}>
      <p>
        Try the code alone, or fewer words; <a href={routes.triage()}>have the whole log read</a>; or{' '}
        <a href={q ? routes.search(q) : routes.errors()}>
          {q ? 'search the texts for it' : 'see all errors'}
        </a>
        .
      </p>
    </EmptyState>
  )
}
