import { Fragment } from 'react'
import { routes } from '@/lib/routes'
import { VendorMark, vendors } from './vendor-mark'

const knowledge = [
  { href: routes.triage(), text: 'Read a log', section: 'triage' },
  { href: routes.choose(), text: 'Choose a driver', section: 'choose' },
  { href: routes.drivers(), text: 'Drivers', section: 'drivers' },
  { href: routes.devices(), text: 'Devices', section: 'devices' },
  { href: routes.errors(), text: 'Errors', section: 'errors' },
  { href: routes.compatibility(), text: 'Compatibility', section: 'compat' },
]

/** Vendors, then what is known of drivers. The same on every page, so script marks the current one from the address. */
export function SectionTabs() {
  return (
    <div className="section-tabs">
      <nav aria-label="Vendors">
        {vendors.map(({ slug }) => (
          <Fragment key={slug}>
            <a href={routes.vendor(slug)} className={`vendor-${slug}`} data-section={slug}>
              <VendorMark vendor={slug} />
            </a>{' '}
          </Fragment>
        ))}
      </nav>
      <nav aria-label="Driver knowledge">
        {knowledge.map(({ href, text, section }) => (
          <Fragment key={href}>
            <a href={href} data-section={section}>
              {text}
            </a>{' '}
          </Fragment>
        ))}
      </nav>
    </div>
  )
}
