import { z } from 'zod'
import { parsePciId } from '@/lib/devices/pci-id'
import { readQuery } from '@/lib/http/query'
import { type IssueState, issueStates } from './types'

export type IssueFilter = {
  vendor: string
  driver: string
  device: string
  status: IssueState | ''
  after: { at: string; id: number } | null
}

const word = /^[a-z0-9]+(?:[-_][a-z0-9]+)*$/

const fields = z.object({
  vendor: z.union([z.literal(''), z.enum(['nvidia', 'amd', 'intel', 'general'])]).default(''),
  driver: z.union([z.literal(''), z.string().max(60).regex(word)]).default(''),
  device: z
    .string()
    .max(40)
    .transform((text) => (text.trim() === '' ? '' : parsePciId(text)))
    .pipe(z.string())
    .default(''),
  status: z.union([z.literal(''), z.enum(issueStates)]).default(''),
  after: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT[\d:.]{8,15}Z_[1-9]\d{0,14}$/)
    .optional(),
})

/** Null for what no link or form of ours says. */
export function parseIssueFilter(params: Record<string, string | string[] | undefined>): IssueFilter | null {
  const query = readQuery(params)
  if (Object.keys(params).some((name) => name in fields.shape && query[name] === undefined)) return null
  const parsed = fields.safeParse(query)
  if (!parsed.success) return null
  const { after, ...filter } = parsed.data
  const [at = '', id = ''] = after?.split('_') ?? []
  if (after && Number.isNaN(Date.parse(at))) return null
  return { ...filter, after: after ? { at, id: Number(id) } : null }
}

/** `vendor=amd&status=open`, or nothing for all. */
export function issueQuery({
  vendor = '',
  driver = '',
  device = '',
  status = '',
  after = null,
}: Partial<IssueFilter>) {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ vendor, driver, device, status }))
    if (value) query.set(name, value)
  if (after) query.set('after', `${after.at}_${after.id}`)
  return query.toString()
}
