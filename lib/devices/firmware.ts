import 'server-only'
import { and, inArray, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { moduleFirmware } from '@/db/schema'
import type { Chip } from './chip'
import type { ModuleFirmware } from './types'

/** Firmware that the modules claiming a device may request, narrowed to the chip where the names of files tell. */
export async function listFirmware(modules: string[], chip: Chip | null): Promise<ModuleFirmware[]> {
  if (modules.length === 0) return []
  const names = firmwarePattern(chip)
  const [totals, rows] = await Promise.all([
    db.execute<{ module: string; total: number }>(sql`
      select module, max(files)::int as total from (
        select module, kernel, count(*) as files from module_firmware where module in ${modules} group by module, kernel) f
      group by module order by module`),
    names === null
      ? []
      : db
          .select({
            module: moduleFirmware.module,
            file: moduleFirmware.file,
            kernels: sql<string[]>`array_agg(${moduleFirmware.kernel} order by ${moduleFirmware.kernel})`,
          })
          .from(moduleFirmware)
          .where(and(inArray(moduleFirmware.module, modules), sql`${moduleFirmware.file} ~* ${names}`))
          .groupBy(moduleFirmware.module, moduleFirmware.file)
          .orderBy(moduleFirmware.module, moduleFirmware.file),
  ])
  return totals.map(({ module, total }) => ({
    module,
    total,
    files: rows.filter((row) => row.module === module).map(({ file, kernels }) => ({ file, kernels })),
  }))
}

/** `gc_11_0_0` is not for `gc_11_0_0_1`: a version goes on with digits, a part of the chip with letters. */
export function firmwarePattern(chip: Chip | null): string | null {
  if (!chip || chip.firmware.length === 0) return null
  const starts = chip.firmware.map((start) => (/_\d+$/.test(start) ? `${start}(?!_\\d)` : start))
  return `/(${starts.join('|')})[._/-]`
}
