import { routes } from '@/lib/routes'
import { pathOf } from '@/lib/wiki/paths'
import { muteMarks, type Thread } from '../mutable'
import { VendorMark } from '../vendor-mark'

export type PageLink = { vendor: string; slug: string; title: string; lead: string; root: Thread }

/** Pages by title with what each says, one below the other. */
export function PageLinks({ pages, withVendor = true }: { pages: PageLink[]; withVendor?: boolean }) {
  return (
    <ul className="grid divide-y divide-line border-y border-line">
      {pages.map((page) => (
        <li key={pathOf(page)} className="grid gap-0.5 py-2" {...muteMarks(page.root)}>
          <span className="flex flex-wrap items-center gap-x-3">
            <a href={routes.page(pathOf(page))} className="font-medium">
              {page.title}
            </a>
            {withVendor && (
              <span className="inline-flex items-center gap-1.5 text-xs text-ink-2">
                <VendorMark vendor={page.vendor} />
              </span>
            )}
          </span>
          {page.lead && <span className="max-w-measure text-sm text-ink-2">{page.lead}</span>}
        </li>
      ))}
    </ul>
  )
}
