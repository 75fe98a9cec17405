import type { Metadata } from 'next'
import { siteOrigin } from './env'
import { routes } from './routes'

const description =
  'Driver notes, questions and answers about NVIDIA, AMD and Intel GPUs and accelerators on Linux, with the versions they hold for.'

/** What every page says of itself unless it says something else. */
export function siteMetadata() {
  return {
    metadataBase: new URL(siteOrigin()),
    title: { default: 'Nomodeset: Linux GPU drivers', template: '%s - Nomodeset' },
    description,
    applicationName: 'Nomodeset',
    openGraph: { siteName: 'Nomodeset', type: 'website', locale: 'en_GB' },
    alternates: { types: { 'application/atom+xml': [{ url: routes.siteFeed(), title: 'Nomodeset' }] } },
    formatDetection: { telephone: false, address: false, email: false },
  } satisfies Metadata
}
