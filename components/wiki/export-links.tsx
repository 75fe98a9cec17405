import { routes } from '@/lib/routes'

type ExportLinksProps = { of?: string; topic?: string; what: string }

/** A part of the wiki to take along: as files of Markdown, and as one document to print. */
export function ExportLinks({ of, topic, what }: ExportLinksProps) {
  return (
    <span className="inline-flex flex-wrap gap-x-3 text-sm" data-no-print="">
      <a href={routes.exportZip(of, topic)} rel="nofollow" aria-label={`Download ${what} as Markdown (.zip)`}>
        Download
      </a>
      <a href={routes.exportPrint(of, topic)} rel="nofollow" aria-label={`Print ${what}`}>
        Print
      </a>
    </span>
  )
}
