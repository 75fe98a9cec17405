import { z } from 'zod'
import { isVendorName } from './paths'

/** What makes a page wait for an editor. */
export const pageQueues = [
  'ageing',
  'unverified',
  'review',
  'needs',
  'outdated',
  'unhelpful',
  'orphaned',
  'unsourced',
  'obsolete',
] as const
export type PageQueue = (typeof pageQueues)[number]
/** Besides what waits: addresses without a page, and what is read most, which is no queue and has no count. */
export const queues = [...pageQueues, 'wanted', 'read'] as const
export type Queue = (typeof queues)[number]

const view = z.object({
  queue: z.enum(queues).default('ageing'),
  vendor: z.string().refine(isVendorName).optional(),
})
export type MaintenanceView = z.output<typeof view>

/** Reads `?queue=&vendor=`; null when either is not what our links say. */
export function readMaintenanceView(
  query: Record<string, string | string[] | undefined>,
): MaintenanceView | null {
  const parsed = view.safeParse({ queue: query.queue, vendor: query.vendor })
  return parsed.success ? parsed.data : null
}

export function maintenanceQuery({ queue, vendor }: Partial<MaintenanceView>): string {
  const fields = new URLSearchParams()
  if (queue && queue !== 'ageing') fields.set('queue', queue)
  if (vendor) fields.set('vendor', vendor)
  return fields.size === 0 ? '' : `?${fields}`
}
