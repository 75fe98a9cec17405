import { Fragment } from 'react'
import type { FactRow, FactValue } from '@/lib/environments/fact-rows'
import { routes } from '@/lib/routes'

type FactTableProps = {
  facts: FactRow[]
  /** Where the line that proves a fact is shown. */
  lineHref?: (line: number) => string
}

/** What a machine says of itself, each fact with the line it was read from. */
export function FactTable({ facts, lineHref }: FactTableProps) {
  return (
    <dl className="env-facts">
      {facts.map(({ label, values }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {values.map((value) => (
              <Fragment key={`${value.line} ${value.text}`}>
                <span className="env-value">
                  <Value value={value} /> {lineHref && <Line line={value.line} href={lineHref(value.line)} />}
                </span>{' '}
              </Fragment>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Value({ value: { text, pciId } }: { value: FactValue }) {
  if (pciId === undefined) return <>{text}</>
  return (
    <>
      <a href={routes.device(pciId)}>{text}</a>
      {text !== pciId && <code className="env-id"> {pciId}</code>}
    </>
  )
}

function Line({ line, href }: { line: number; href: string }) {
  return (
    <a href={href} className="env-proof" title={`Read from line ${line}`}>
      <span className="sr-only">line </span>
      {line}
    </a>
  )
}
