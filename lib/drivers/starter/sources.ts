import { z } from 'zod'

export const sourcesFile = z.record(
  z.string().regex(/^[A-Z0-9]+$/),
  z.object({
    title: z.string().min(1),
    url: z.url({ protocol: /^https$/ }).or(z.string().regex(/^https:\/\/.*\{path\}/)),
    date: z.iso.date(),
    claimant: z.string().min(1),
  }),
)

export type SourceTable = z.output<typeof sourcesFile>
export type Source = { title: string; url: string; date: string; claimant: string }

/**
 * What a reference such as `OGK README.md` stands for: the key, and for sources of many pages the path. Throws on a key
 * that nobody described, so that no statement comes without its source.
 */
export function resolveSource(table: SourceTable, reference: string): Source {
  const [key = '', ...rest] = reference.trim().split(' ')
  const path = rest.join(' ')
  const source = table[key]
  if (!source) throw new Error(`No source ${key} in db/starter/drivers/sources.yaml`)
  if (source.url.includes('{path}') !== (path !== ''))
    throw new Error(`Source ${reference}: ${path === '' ? 'say which page' : 'this source has one page'}`)
  const { title, date, claimant } = source
  return {
    title: path === '' ? title : `${title}: ${path}`,
    url: source.url.replace('{path}', path),
    date,
    claimant,
  }
}
