import type { ReactNode } from 'react'
import { Time } from '@/components/ui/time'
import type { SourceView } from '@/lib/devices/types'

type SectionProps = { id: string; title: string; sources?: (SourceView | undefined)[]; children: ReactNode }

/** A part of a device's page, with where its facts come from. */
export function DeviceSection({ id, title, sources = [], children }: SectionProps) {
  const known = sources.flatMap((source) => source ?? [])
  return (
    <section aria-labelledby={id} className="grid gap-3">
      <h2 id={id} className="border-b border-line pb-2 text-lg">
        {title}
      </h2>
      {children}
      {known.length > 0 && (
        <p className="text-xs text-ink-2">
          {known.length === 1 ? 'Source: ' : 'Sources: '}
          {known.map((source, index) => (
            <span key={source.id}>
              {index > 0 && '; '}
              <SourceName source={source} />
            </span>
          ))}
        </p>
      )}
    </section>
  )
}

/** `pci.ids 2026.10.24 (24 Oct 2026)`. */
export function SourceName({ source }: { source: SourceView }) {
  const { title, edition, date, url } = source
  return (
    <>
      <a href={url}>{title}</a> {edition}
      {date && (
        <>
          {' ('}
          <Time date={new Date(`${date}T00:00:00Z`)} mode="date" />)
        </>
      )}
    </>
  )
}

export function Nothing({ children }: { children: ReactNode }) {
  return <p className="text-sm text-ink-2">{children}</p>
}
