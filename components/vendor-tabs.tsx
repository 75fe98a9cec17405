import { Fragment } from 'react'
import { routes } from '@/lib/routes'
import { VendorMark, vendors } from './vendor-mark'

/** The header is the same on every page, so script marks the current one from the address. */
export function VendorTabs() {
  return (
    <nav aria-label="Vendors" className="vendor-tabs">
      {vendors.map(({ slug }) => (
        <Fragment key={slug}>
          <a href={routes.vendor(slug)} className={`vendor-${slug}`} data-section={slug}>
            <VendorMark vendor={slug} />
          </a>{' '}
        </Fragment>
      ))}
    </nav>
  )
}
