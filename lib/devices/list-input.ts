import { z } from 'zod'
import { readQuery } from '@/lib/http/query'
import { architectureNamed } from './architectures'
import { DEVICE_QUERY_MAX } from './words'

export type DeviceFilter = {
  q: string
  vendor: 'nvidia' | 'amd' | 'intel' | null
  architecture: string | null
  after: { rank: number; pciId: string } | null
}

const fields = z.object({
  q: z.string().trim().max(DEVICE_QUERY_MAX).default(''),
  vendor: z.enum(['', 'nvidia', 'amd', 'intel']).default(''),
  architecture: z
    .string()
    .refine((name) => name === '' || architectureNamed(name) !== undefined)
    .default(''),
  after: z
    .string()
    .regex(/^\d{1,4}-[0-9a-f]{4}:[0-9a-f]{4}$/)
    .optional(),
})

/** Null for what no link or form of ours says. */
export function parseDeviceFilter(
  params: Record<string, string | string[] | undefined>,
): DeviceFilter | null {
  const query = readQuery(params)
  // A value that was left out for being no text is refused, not forgotten.
  if (Object.keys(params).some((name) => name in fields.shape && query[name] === undefined)) return null
  const parsed = fields.safeParse(query)
  if (!parsed.success) return null
  const { q, vendor, architecture, after } = parsed.data
  const [rank = '', pciId = ''] = after?.split('-') ?? []
  return {
    q,
    vendor: vendor === '' ? null : vendor,
    architecture: architecture === '' ? null : architecture,
    after: after ? { rank: Number(rank), pciId } : null,
  }
}

/** `vendor=amd&architecture=RDNA+3`, or nothing for all devices. */
export function deviceQuery({
  q = '',
  vendor = null,
  architecture = null,
  after = null,
}: Partial<DeviceFilter>): string {
  const query = new URLSearchParams()
  if (q) query.set('q', q)
  if (vendor) query.set('vendor', vendor)
  if (architecture) query.set('architecture', architecture)
  if (after) query.set('after', `${after.rank}-${after.pciId}`)
  return query.toString()
}
