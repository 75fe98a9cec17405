import { z } from 'zod'
import { SetupFailure } from '@/db/failure'
import { assertPlausible, hex4, type Problem, type Reading } from './reading'
import type { NvidiaRow } from './rows'

const file = z.object({ chips: z.array(z.unknown()) })
const chip = z.object({
  devid: z.string(),
  subvendorid: z.string().optional(),
  subdevid: z.string().optional(),
  subdeviceid: z.string().optional(),
  name: z.string().trim().min(1),
  legacybranch: z.string().optional(),
  features: z.array(z.string()).default([]),
})

/** supported-gpus.json of NVIDIA's driver. Entries have no lines; a malformed one is named by its number. */
export function readNvidiaGpus(text: string): Reading<NvidiaRow> {
  const rows: NvidiaRow[] = []
  const problems: Problem[] = []
  for (const [index, entry] of parseFile(text).entries()) {
    const row = rowOf(entry)
    if (row) rows.push(row)
    else problems.push({ line: index + 1, text: JSON.stringify(entry)?.slice(0, 200) ?? '' })
  }
  return assertPlausible({ rows, problems }, 'supported-gpus.json')
}

function parseFile(text: string): unknown[] {
  try {
    return file.parse(JSON.parse(text)).chips
  } catch {
    throw new SetupFailure('This is no supported-gpus.json: it holds no list of chips. Nothing was changed.')
  }
}

function rowOf(entry: unknown): NvidiaRow | null {
  const parsed = chip.safeParse(entry)
  const device = parsed.success ? hex4(parsed.data.devid) : null
  if (!parsed.success || !device) return null
  const { name, legacybranch, features, subvendorid, subdevid, subdeviceid } = parsed.data
  const [subvendor, subdevice] = [hex4(subvendorid ?? ''), hex4(subdevid ?? subdeviceid ?? '')]
  return {
    pciId: `10de:${device}`,
    subsystem: subvendor && subdevice ? `${subvendor}:${subdevice}` : '',
    revision: '',
    name,
    legacyBranch: legacybranch ?? null,
    openModules: features.includes('kernelopen'),
  }
}
