import type { Metadata } from 'next'
import { contentPlace, headPlace } from '@/lib/serving/written/places'

export const dynamic = 'force-static'
export const revalidate = false

/** Nothing of its own: the head is written with the page. */
export const metadata: Metadata = {
  title: null,
  description: null,
  applicationName: null,
  openGraph: null,
  alternates: null,
  formatDetection: null,
}

/** Header, footer and script around every page that the front writes: lib/serving/written. Nobody is led here. */
export default function Frame() {
  return (
    <>
      <meta name={headPlace} />
      <div
        className="contents"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: always this comment; keeps React from clearing the page
        dangerouslySetInnerHTML={{ __html: contentPlace }}
        suppressHydrationWarning
      />
    </>
  )
}
