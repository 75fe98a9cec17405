import { formatCount } from '@/lib/format/numbers'
import { routes } from '@/lib/routes'
import { VendorMark } from '../vendor-mark'

export type VendorCardView = {
  slug: string
  name: string
  summary: string
  notes: number
  questions: number
  followers: number
}

/** The hubs side by side, each with what it holds. */
export function VendorCards({ vendors }: { vendors: VendorCardView[] }) {
  return (
    <ul className="grid gap-4 md:grid-cols-3">
      {vendors.map((vendor) => (
        <li
          key={vendor.slug}
          data-tags={vendor.slug}
          className={`vendor-${vendor.slug} flex flex-col gap-2 rounded-md border border-line border-l-3 border-l-(--vendor) bg-raised p-4`}
        >
          <h3 className="text-lg">
            <a href={routes.vendor(vendor.slug)} className="inline-flex min-h-8 items-center gap-2">
              <VendorMark vendor={vendor.slug} bare /> {vendor.name}
            </a>
          </h3>
          <p className="text-sm text-ink-2">{vendor.summary}</p>
          <Numbers vendor={vendor} />
        </li>
      ))}
    </ul>
  )
}

function Numbers({ vendor: { notes, questions, followers } }: { vendor: VendorCardView }) {
  const numbers = [
    { label: 'notes', value: notes },
    { label: 'questions', value: questions },
    { label: 'followers', value: followers },
  ]
  return (
    <dl className="mt-auto flex flex-wrap gap-x-5 gap-y-1 pt-2 text-xs text-ink-2">
      {numbers.map(({ label, value }) => (
        <div key={label} className="flex flex-row-reverse items-baseline gap-1">
          <dt>{value === 1 ? label.slice(0, -1) : label}</dt>
          <dd className="font-mono text-sm text-ink">{formatCount(value)}</dd>
        </div>
      ))}
    </dl>
  )
}
