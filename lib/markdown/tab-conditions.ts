import { kernelDrivers } from '../environments/summary'
import { readConditions } from '../reports/conditions'
import { rangesLabel } from '../reports/labels'
import { distributions, vendorNames } from '../reports/subjects'
import type { Validity } from '../reports/types'

export type Tab = { label: string; ranges: Validity[] }

export const tabOutside = 'a tab stands between :::tabs and :::.'
export const tabsTakeNothing = 'write each tab below, as :::tab fedora.'

const LABEL_MAX = 60

/**
 * Reads for whom a tab is: `fedora`, `debian, ubuntu`, `nvidia`, `driver:nvidia>=580`, `other`, or any conditions of a
 * block; words in quotation marks behind name it, and may stand alone.
 */
export function readTab(text: string): ({ ok: true } & Tab) | { ok: false; problem: string } {
  const quote = text.endsWith('"') ? text.lastIndexOf('"', text.length - 2) : -1
  const name = quote === -1 ? '' : text.slice(quote + 1, -1)
  const conditions = (quote === -1 ? text : text.slice(0, quote)).trim()
  const label = name.trim().slice(0, LABEL_MAX)
  if (conditions === '' && label === '')
    return { ok: false, problem: 'say for whom the tab is: :::tab fedora.' }
  if (conditions === '') return { ok: true, label, ranges: [] }
  if (conditions.toLowerCase() === 'other') return { ok: true, label: label || 'Other', ranges: [] }
  const read = readConditions(spelledOut(conditions))
  return read.ok
    ? { ok: true, label: label || rangesLabel(read.ranges).replace(/^kernel/, 'Kernel'), ranges: read.ranges }
    : read
}

/** Names that stand alone say themselves what they are of; a colon is as good as an equals sign. */
function spelledOut(conditions: string): string {
  const names = conditions.toLowerCase().split(/\s*,\s*/)
  const kinds = [
    ['distribution', Object.keys(distributions)],
    ['vendor', Object.keys(vendorNames)],
    ['driver', kernelDrivers],
  ] as const
  const kind = kinds.find(([, known]) => names.every((one) => known.some((other) => other === one)))
  return kind
    ? `${kind[0]}=${names.join(',')}`
    : conditions.replace(/\b(driver|distribution|vendor):/gi, '$1=')
}
