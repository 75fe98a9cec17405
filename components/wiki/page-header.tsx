import type { ReactNode } from 'react'
import { routes } from '@/lib/routes'
import { PageHeader } from '../ui/page-header'
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
    <PageHeader title={title} summary={summary} actions={actions} above={<Breadcrumb vendor={vendor} />}>
      {freshness && <FreshnessStamp freshness={freshness} path={path} />}
      <PageTabs path={path} current={current} comments={comments} />
    </PageHeader>
  )
}

function Breadcrumb({ vendor }: { vendor: string }) {
  return (
    <nav aria-label="You are in" className="flex items-center gap-2">
      <a href={routes.wiki()}>Wiki</a>
      <span aria-hidden="true">/</span>
      <a href={routes.wikiVendor(vendor)} className="inline-flex items-center gap-1.5">
        <VendorMark vendor={vendor} />
      </a>
    </nav>
  )
}
