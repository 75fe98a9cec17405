import { assertPlausible, linesOf, type Problem, type Reading } from './reading'
import type { ClaimRow, ModuleRow } from './rows'

/** Drivers of GPUs and accelerators. Aliases of other modules may be in a file and are passed over. */
const drivers = new Set([
  ...['amdgpu', 'radeon', 'i915', 'xe', 'nouveau', 'nova_core', 'nova_drm', 'nvidia', 'nvidia_drm'],
  ...['habanalabs', 'intel_vpu', 'ivpu', 'amdxdna'],
])

export type ModuleTable = 'alias' | 'firmware' | 'param'

/** Which of the three tables a file is, by its first line: `kernel<tab>module<tab>alias`. */
export function tableOf(text: string): ModuleTable | null {
  const [, name] = /^\uFEFF?kernel\tmodule\t(alias|firmware|param)\b/.exec(text) ?? []
  return name === 'alias' || name === 'firmware' || name === 'param' ? name : null
}

/** `pci:v00001002d0000744Csv*sd*bc*sc*i*`, or by class: `pci:v00001002d*sv*sd*bc03sc00i00*`. */
export function readModuleAliases(text: string): Reading<ClaimRow> {
  const rows = new Map<string, ClaimRow>()
  const problems: Problem[] = []
  for (const { number, text: line } of tableLines(text)) {
    const [kernel = '', module = '', alias = ''] = line.split('\t')
    const claim = claimOf(alias)
    if (!kernel || !module || !claim) problems.push({ line: number, text: line })
    else if (drivers.has(module))
      rows.set([kernel, module, ...Object.values(claim)].join('\t'), { kernel, module, ...claim })
  }
  return assertPlausible({ rows: [...rows.values()], problems }, 'table of module aliases')
}

/** Firmware files (`…<tab>file`) or parameters (`…<tab>name<tab>type`) of modules. */
export function readModuleRows(text: string, table: 'firmware' | 'param'): Reading<ModuleRow> {
  const rows = new Map<string, ModuleRow>()
  const problems: Problem[] = []
  for (const { number, text: line } of tableLines(text)) {
    const [kernel = '', module = '', name = '', kind = ''] = line.split('\t').map((cell) => cell.trim())
    const known = kernel && module && name && !/\s/.test(name) && (table === 'firmware' || kind)
    if (!known) problems.push({ line: number, text: line })
    else if (drivers.has(module)) rows.set([kernel, module, name].join('\t'), { kernel, module, name, kind })
  }
  return assertPlausible({ rows: [...rows.values()], problems }, `table of module ${table}s`)
}

function* tableLines(text: string) {
  for (const line of linesOf(text))
    if (line.text !== '' && !(line.number === 1 && tableOf(line.text))) yield line
}

function claimOf(alias: string): Pick<ClaimRow, 'vendorId' | 'deviceId' | 'pciClass'> | null {
  const [, vendor, device, base, sub] =
    /^pci:v0000([0-9a-f]{4})d(?:0000([0-9a-f]{4})|\*)sv.+bc([0-9a-f]{2}|\*)sc([0-9a-f]{2}|\*)i.+$/i.exec(
      alias.trim(),
    ) ?? []
  if (!vendor || !base || !sub || (!device && base === '*')) return null
  const pciClass = base === '*' ? '' : base + (sub === '*' ? '' : sub)
  return {
    vendorId: vendor.toLowerCase(),
    deviceId: device?.toLowerCase() ?? '',
    pciClass: pciClass.toLowerCase(),
  }
}
