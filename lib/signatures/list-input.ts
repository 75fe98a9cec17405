import { z } from 'zod'
import { readQuery } from '@/lib/http/query'
import { SEVERITIES, type Severity, type SignatureVendor, VENDORS } from './types'

export const ERROR_QUERY_MAX = 200

export type ErrorFilter = {
  q: string
  vendor: SignatureVendor | null
  driver: string | null
  severity: Severity | null
  /** The last error of the page before. */
  after: string | null
}

export const allErrors: ErrorFilter = { q: '', vendor: null, driver: null, severity: null, after: null }

const fields = z.object({
  q: z.string().trim().max(ERROR_QUERY_MAX).default(''),
  vendor: z.enum(['', ...VENDORS]).default(''),
  driver: z.string().max(60).default(''),
  severity: z.enum(['', ...SEVERITIES]).default(''),
  after: z
    .string()
    .max(80)
    .regex(/^[a-z0-9-]+$/)
    .optional(),
})

/** Null for what no link or form of ours says. */
export function parseErrorFilter(params: Record<string, string | string[] | undefined>): ErrorFilter | null {
  const query = readQuery(params)
  // A value that was left out for being no text is refused, not forgotten.
  if (Object.keys(params).some((name) => name in fields.shape && query[name] === undefined)) return null
  const parsed = fields.safeParse(query)
  if (!parsed.success) return null
  const { q, vendor, driver, severity, after = null } = parsed.data
  return { q, vendor: vendor || null, driver: driver || null, severity: severity || null, after }
}

/** `vendor=amd&severity=high`, or nothing for all errors. */
export function errorQuery(filter: Partial<ErrorFilter>): string {
  const query = new URLSearchParams()
  for (const name of ['q', 'vendor', 'driver', 'severity', 'after'] as const) {
    const value = filter[name]
    if (value) query.set(name, value)
  }
  return query.toString()
}
