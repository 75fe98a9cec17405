import { z } from 'zod'
import { architectureNamed } from '@/lib/devices/architectures'
import { readQuery } from '@/lib/http/query'
import { postId } from '@/lib/posts/input'
import { type Axis, axes, type MatrixFilter } from './types'

const word = /^[a-z0-9]+(?:[-_][a-z0-9]+)*$/
const name = z
  .string()
  .trim()
  .max(60)
  .regex(/^[\w.+ -]*$/)
  .default('')

const fields = z.object({
  driver: z.union([z.literal(''), z.string().max(60).regex(word)]).default(''),
  by: z.union([z.literal(''), z.enum(axes)]).default(''),
  architecture: z
    .string()
    .refine((text) => text === '' || architectureNamed(text) !== undefined)
    .default(''),
  kernel: z
    .string()
    .trim()
    .regex(/^(?:\d{1,3}\.\d{1,4})?$/)
    .default(''),
  distribution: name,
  framework: name,
})
const cellFields = fields.extend({ branch: z.string().trim().min(1).max(40), before: postId.optional() })

type Params = Record<string, string | string[] | undefined>

/** What the page without a query shows. */
export const usualFilter: MatrixFilter = {
  ...{ driver: 'nvidia', by: 'architecture', architecture: '', kernel: '', distribution: '', framework: '' },
}

/** Null for what no link or form of ours says. */
export function parseMatrixFilter(params: Params): MatrixFilter | null {
  const read = fields.safeParse(known(params, fields.shape))
  return read.success ? completed(read.data) : null
}

/** A cell: a filter with its branch; `before` is the cursor of its reports. */
export function parseCell(
  params: Params,
): { filter: MatrixFilter; branch: string; before: number | undefined } | null {
  const read = cellFields.safeParse(known(params, cellFields.shape))
  if (!read.success) return null
  const { branch, before, ...filter } = read.data
  return { filter: completed(filter), branch, before }
}

/** `driver=nvidia&by=kernel&architecture=Ada+Lovelace`. */
export function matrixQuery(filter: MatrixFilter, more: Record<string, string> = {}): string {
  const query = new URLSearchParams()
  const { driver, by, architecture, kernel, distribution, framework } = filter
  const all = { driver, by, architecture, kernel, distribution, framework, ...more }
  for (const [key, value] of Object.entries(all)) if (value) query.set(key, value)
  return query.toString()
}

/** The cell in a column; the first column is no value of the axis. */
export function cellQuery(filter: MatrixFilter, branch: string, column: string): string {
  return matrixQuery({ ...filter, [filter.by]: column || filter[filter.by] }, { branch })
}

function completed({ driver, by, ...filter }: Omit<MatrixFilter, 'by'> & { by: Axis | '' }): MatrixFilter {
  const usual: Axis = filter.architecture === '' ? 'architecture' : 'framework'
  return { ...filter, driver: driver || usualFilter.driver, by: by || usual }
}

function known(params: Params, shape: object): Record<string, string | undefined> {
  const query = readQuery(params)
  const lost = Object.keys(params).find((key) => key in shape && query[key] === undefined)
  return lost === undefined ? query : { ...query, driver: '\u0000' }
}
