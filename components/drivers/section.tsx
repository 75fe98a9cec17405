import type { ReactNode } from 'react'

/** A part of a driver's page. */
export function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="grid min-w-0 gap-3">
      <h2 id={id} className="border-b border-line pb-2 text-lg">
        {title}
      </h2>
      {children}
    </section>
  )
}

/** The host of a source says enough of where it leads; the label says what it proves. */
export function SourceLink({ url, of }: { url: string; of: string }) {
  return (
    <a href={url} aria-label={`Source of ${of}: ${hostOf(url)}`} className="text-xs">
      {hostOf(url)}
    </a>
  )
}

export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : url
}

/** `2026-03-05` as "5 Mar 2026". */
export const dayOf = (date: string) => new Date(`${date}T00:00:00Z`)
