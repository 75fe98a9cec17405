import type { ReactNode } from 'react'
import { routes } from '@/lib/routes'
import { VendorMark } from '../vendor-mark'
import { type Freshness, FreshnessStamp } from './freshness-stamp'
import { type PageTab, PageTabs } from './page-tabs'

type WikiPageHeaderProps = {
  title: string
  /** What the page says, in one sentence. */
  summary?: string | null
  vendor: string
  /** `nvidia/open-kernel-modules`. */
  path: string
  current: PageTab
  comments?: number
  freshness?: Freshness
  /** Follow control and the like. */
  actions?: ReactNode
}

export function WikiPageHeader(props: WikiPageHeaderProps) {
  const { title, summary, vendor, path, current, comments, freshness, actions } = props
  return (
    <header className="mb-6 grid gap-2">
      <p className="flex items-center gap-2 text-sm text-ink-2">
        <a href={routes.wiki()}>Wiki</a>
        <span aria-hidden="true">/</span>
        <a href={routes.wikiVendor(vendor)} className="inline-flex items-center gap-1.5">
          <VendorMark vendor={vendor} />
        </a>
      </p>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <h1 className="min-w-0 flex-1 basis-72 text-2xl leading-tight">{title}</h1>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
      {summary && <p className="max-w-measure text-lg text-ink-2">{summary}</p>}
      {freshness && <FreshnessStamp freshness={freshness} />}
      <div className="mt-2">
        <PageTabs path={path} current={current} comments={comments} />
      </div>
    </header>
  )
}
