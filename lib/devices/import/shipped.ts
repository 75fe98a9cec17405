import 'server-only'
import { readFileSync } from 'node:fs'
import { eq } from 'drizzle-orm'
import { db, transaction } from '@/db/client'
import { dataSources } from '@/db/schema'
import { expire, tags } from '@/lib/cache'
import { importSource } from './import-source'
import { settleDevices } from './settle'
import { checksumOf, type ShippedSource, shippedSources } from './sources'

/**
 * Imports what came with the software: all of it at the first start, later only files of a newer edition than what the
 * tables hold, so that a file an administrator imported stays.
 */
export async function importShipped(report: (line: string) => void): Promise<void> {
  let anew = false
  for (const source of shippedSources()) {
    const content = readFileSync(source.path, 'utf8')
    const state = await compare(source, checksumOf(content))
    // New claims may name ids that only pci.ids has names for.
    const again = state === 'same' && anew && source.id === 'pci-ids'
    if (state !== 'newer' && !again) continue
    const { id, edition, editionDate } = source
    const { rows, changes } = await importSource(id, content, { edition, editionDate })
    report(`  ${id} ${edition}: ${rows} rows, ${changes.added + changes.changed + changes.removed} changes`)
    anew = true
  }
  // The rules that name architectures may have changed with the software.
  await transaction((tx) => settleDevices(tx), { deadlineMs: 30_000 })
  expire(tags.devices)
}

/** What the shipped file is to what the tables hold. */
async function compare(
  { id, editionDate }: ShippedSource,
  checksum: string,
): Promise<'newer' | 'same' | 'older'> {
  const [held] = await db
    .select({
      checksum: dataSources.checksum,
      editionDate: dataSources.editionDate,
      importedAt: dataSources.importedAt,
    })
    .from(dataSources)
    .where(eq(dataSources.id, id))
  if (!held) return 'newer'
  if (held.checksum === checksum) return 'same'
  const heldOn = held.editionDate ?? held.importedAt.toISOString().slice(0, 10)
  return heldOn < editionDate ? 'newer' : 'older'
}
