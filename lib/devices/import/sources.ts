import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'

const folder = resolve('db/starter/data')

export const sourceIds = [
  'module-aliases',
  'module-firmware',
  'module-parameters',
  'nvidia-gpus',
  'amdgpu-ids',
  'intel-groups',
  'pci-ids',
] as const
export type SourceId = (typeof sourceIds)[number]

const file = z.array(
  z.object({
    id: z.enum(sourceIds),
    file: z.string(),
    title: z.string(),
    url: z.url(),
    licence: z.string(),
    edition: z.string(),
    editionDate: z.iso.date(),
  }),
)

export type ShippedSource = z.output<typeof file>[number] & { path: string }

/** The files that came with the software, in the order in which they are imported: pci.ids names what the others claim. */
export function shippedSources(): ShippedSource[] {
  const all = file.parse(JSON.parse(readFileSync(resolve(folder, 'sources.json'), 'utf8')))
  return all
    .map((source) => ({ ...source, path: resolve(folder, source.file) }))
    .sort((one, other) => sourceIds.indexOf(one.id) - sourceIds.indexOf(other.id))
}

export function shippedSource(id: SourceId): ShippedSource {
  const source = shippedSources().find((one) => one.id === id)
  if (!source) throw new Error(`db/starter/data/sources.json does not name ${id}`)
  return source
}

export const checksumOf = (content: Buffer | string) => createHash('sha256').update(content).digest('hex')
