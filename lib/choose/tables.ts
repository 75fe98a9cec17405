import { z } from 'zod'
import { readSources, readYaml } from '@/lib/drivers/starter/read'
import { resolveSource, type SourceTable } from '@/lib/drivers/starter/sources'

const text = z.string().min(1)
const names = z.array(text).min(1)

/** Reads the tables with every reference resolved to a title and an address. */
function schemas(sources: SourceTable) {
  const source = text.transform((reference) => {
    const { title, url } = resolveSource(sources, reference)
    return { title, url }
  })
  const line = z.strictObject({ text, source })
  const step = z.strictObject({ text, run: z.array(text) })
  const rule = line.extend({ architectures: names })
  const signing = line.extend({ run: z.array(text) })
  const packageRow = z.strictObject({
    id: text,
    driver: z.enum(['nvidia', 'amdgpu', 'radeon', 'rocm', 'intel', 'compute-runtime']),
    /** Absent: any. */
    distributions: names.optional(),
    versions: names.optional(),
    purposes: z.array(z.enum(['desktop', 'cuda', 'rocm', 'oneapi'])).min(1),
    flavour: z.enum(['open', 'proprietary']).optional(),
    /** The only branch of the row; the lowest of its branches; the only version it has. */
    branch: text.optional(),
    branches: text.optional(),
    carries: text.optional(),
    /** Only for cards that current branches drive. */
    currentOnly: z.boolean().default(false),
    packages: names,
    steps: z.array(step).min(1),
    secureBoot: z.enum(['signed', 'dkms', 'akmods', 'in-tree', 'unknown']),
    source,
  })
  const nvidia = z.strictObject({
    openOnly: rule,
    graceHopper: rule,
    open: rule,
    proprietary: rule,
    proprietaryGone: line.extend({ branch: text }),
    openKernel: line.extend({ kernel: text }),
    lastBranch: line,
    lastLegacy: line,
    firstBranch: z.array(rule.extend({ branch: text })),
    cuda13: rule,
    cudaBranch: line,
    nouveau: line,
  })
  const amd = z.strictObject({
    radeon: rule,
    either: rule,
    amdgpu: line,
    mesa: line,
    oldMesa: line,
    firmware: line,
    targets: z.array(
      line.extend({ isas: names, level: z.enum(['listed', 'preview', 'untested', 'unsupported']) }),
    ),
    unlisted: line,
    rocmKernels: z.array(line.extend({ isas: names, kernel: text })),
    atomics: line,
    reset: line.extend({ codeNames: names }),
  })
  const platform = line.extend({
    codeName: text,
    driver: z.enum(['i915', 'xe']),
    probe: z.boolean().default(false),
    first: text.optional(),
    byDefault: text.optional(),
  })
  const intel = z.strictObject({
    platforms: z.array(platform),
    older: rule.extend({ driver: z.literal('i915') }),
    noXe: line.extend({ kernel: text }),
    mesa: line,
    oldMesa: line,
    forceProbe: line,
    rebar: line,
    legacy: rule,
    tooOld: rule,
  })
  const passthrough = z.strictObject({
    steps: z.array(step),
    why: line,
    blocked: line,
    initramfs: names,
  })
  const secureBoot = z.strictObject({
    signed: signing,
    dkms: signing,
    akmods: signing,
    'in-tree': signing,
    unknown: signing,
  })
  return {
    packages: z.array(packageRow),
    hardware: z.strictObject({ nvidia, amd, intel, passthrough, secureBoot }),
  }
}

let loaded: ReturnType<typeof read> | undefined

/** db/starter/drivers/{packages,hardware}.yaml, read once. */
export function chooseTables() {
  loaded ??= read()
  return loaded
}

function read() {
  const { packages, hardware } = schemas(readSources())
  return { packages: packages.parse(readYaml('packages')), ...hardware.parse(readYaml('hardware')) }
}

export type ChooseTables = ReturnType<typeof read>
export type PackageRow = ChooseTables['packages'][number]
