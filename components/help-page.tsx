import type { ReactNode } from 'react'
import { routes } from '@/lib/routes'
import { SearchForm } from './search-form'
import { VendorMark, vendors } from './vendor-mark'

type HelpPageProps = {
  /** The status, in mono: `404`, `410`, `500`. */
  code: string
  title: string
  children: ReactNode
}

/** Where a wrong turn ends: what happened, a search, the hubs, what to do next. */
export function HelpPage({ code, title, children }: HelpPageProps) {
  return (
    <div className="mx-auto grid max-w-measure gap-6 py-8">
      <div className="grid gap-2">
        <p className="font-mono text-sm text-ink-2">{code}</p>
        <h1 className="text-2xl">{title}</h1>
        <div className="grid gap-2 text-ink-2">{children}</div>
      </div>
      <SearchForm id="help-search" />
      <nav aria-label="Where to go" className="grid gap-2">
        <p className="text-sm font-semibold">Or go to</p>
        <ul className="grid gap-x-6 sm:grid-cols-2">
          {vendors.map(({ slug }) => (
            <li key={slug}>
              <a href={routes.vendor(slug)} className="inline-flex min-h-8 items-center gap-2">
                <VendorMark vendor={slug} />
              </a>
            </li>
          ))}
          <li>
            <a href={routes.questions()} className="inline-flex min-h-8 items-center">
              Newest questions
            </a>
          </li>
          <li>
            <a href={routes.ask()} className="inline-flex min-h-8 items-center">
              Ask a question
            </a>
          </li>
        </ul>
      </nav>
    </div>
  )
}
