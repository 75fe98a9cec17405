import { plural } from '@/lib/format/numbers'
import { routes } from '@/lib/routes'
import type { Signature } from '@/lib/signatures/types'
import { VendorMark } from '../vendor-mark'
import { codeOf, titleWithoutCode } from './names'
import { SeverityBadge } from './severity'

type ErrorListProps = { errors: Signature[]; seen: Map<string, number>; label: string }

/** Errors one below the other: code, what it is, driver, how bad, how often it was seen here. */
export function ErrorList({ errors, seen, label }: ErrorListProps) {
  return (
    <ul className="grid divide-y divide-line border-y border-line" aria-label={label}>
      {errors.map((error) => (
        <li key={error.id} className="grid gap-1 py-2">
          <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <a href={routes.error(error.vendor, error.slug)} className="min-w-0 wrap-anywhere">
              {error.code && <code className="font-semibold">{codeOf(error)}</code>}
              {error.code && ' '}
              {titleWithoutCode(error)}
            </a>{' '}
            <SeverityBadge severity={error.severity} />
          </p>
          <p className="flex flex-wrap gap-x-3 text-sm text-ink-2">
            <span className="inline-flex items-center gap-1.5">
              <VendorMark vendor={error.vendor} />
            </span>{' '}
            <span>{error.driver}</span>
            {seen.has(error.id) && <span> in {plural(seen.get(error.id) ?? 0, 'question')}</span>}
          </p>
        </li>
      ))}
    </ul>
  )
}
