import { z } from 'zod'
import type { Environment } from './types'

const line = z.number().int().nonnegative()
const word = z.string().nullable()

const shape = z.object({
  devices: z.array(
    z.object({
      pciId: word,
      name: word,
      subsystem: word,
      revision: word,
      address: word,
      driver: word,
      line,
    }),
  ),
  drivers: z.array(
    z.object({
      name: z.string(),
      flavour: z.enum(['open', 'proprietary', 'in-tree', 'dkms', 'windows']).nullable().catch(null),
      version: word,
      line,
    }),
  ),
  kernel: z.object({ release: z.string(), line }).nullable(),
  distro: z.object({ name: z.string(), id: word, version: word, line }).nullable(),
  versions: z.record(z.string(), z.object({ version: z.string(), line })),
  session: z
    .object({ kind: z.enum(['wayland', 'x11', 'tty']), line })
    .nullable()
    .catch(null),
  secureBoot: z.object({ on: z.boolean(), line }).nullable().catch(null),
  virtualization: z
    .object({ kind: z.enum(['wsl2', 'container', 'vm', 'passthrough']), line })
    .nullable()
    .catch(null),
  tools: z.array(z.object({ name: z.string(), line })).catch([]),
})

/** Facts as stored by a parser of any age; null when they cannot be read any more and the text must be parsed anew. */
export function readFacts(stored: unknown): Environment | null {
  return shape.safeParse(stored).data ?? null
}
