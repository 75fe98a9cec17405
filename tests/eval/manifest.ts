import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** What a careful reader extracts from one excerpt: one line of `manifest.jsonl`. */
const expectedSchema = z.object({
  file: z.string(),
  gpus: z.array(z.string()).default([]),
  pci_ids: z.array(z.string()).default([]),
  drivers: z.array(z.object({ name: z.string(), version: z.string().nullable().default(null) })).default([]),
  kernel: z.string().nullable().default(null),
  distro: z.string().nullable().default(null),
  versions: z.record(z.string(), z.string()).default({}),
  error_ids: z.array(z.string()).default([]),
  secrets: z.array(z.object({ type: z.string(), value: z.string() })).default([]),
})

export type Expected = z.infer<typeof expectedSchema>

export function readManifest(path: string): Expected[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => expectedSchema.parse(JSON.parse(line)))
}
