import type { Viewport } from 'next'
import type { ReactNode } from 'react'
import { Enhancements } from '@/components/enhance/enhancements'
import { Footer } from '@/components/footer'
import { Header } from '@/components/header'
import { SuspensionNotice } from '@/components/overlay/suspension-notice'
import { ViewerOverlay } from '@/components/overlay/viewer-overlay'
import { routes } from '@/lib/routes'
import { siteMetadata } from '@/lib/site-metadata'
import './globals.css'

export const generateMetadata = siteMetadata

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fcfcfb' },
    { media: '(prefers-color-scheme: dark)', color: '#111416' },
  ],
}

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    // theme.js sets attributes on <html> before React arrives.
    <html lang="en" suppressHydrationWarning>
      <head>
        {/* Not async: 0.5 KB that must run before the first paint. */}
        <script src="/theme.js" />
        <link
          rel="search"
          type="application/opensearchdescription+xml"
          title="Nomodeset"
          href={routes.openSearch()}
        />
      </head>
      <body>
        <a className="skip-link" href="#main">
          Skip to content
        </a>
        <Header />
        {/* The server in front writes maintenance and read-only notices here. */}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: always empty; keeps React from clearing the notice */}
        <div id="service-notice" dangerouslySetInnerHTML={{ __html: '' }} suppressHydrationWarning />
        <SuspensionNotice />
        <main id="main" tabIndex={-1} className="site-width pt-6 pb-16">
          {children}
        </main>
        <Footer />
        <ViewerOverlay />
        <Enhancements />
      </body>
    </html>
  )
}
