import { amdChip } from './amd-chips'
import type { Chip } from './chip'
import { habanaChip, intelNpu, intelPlatform } from './intel-platforms'
import { nvidiaChip } from './nvidia-chips'
import type { DeviceKind } from './types'

/** What the imported lists say of one id. */
export type DeviceFacts = {
  pciId: string
  /** As pci.ids writes it, with the chip before the brackets. */
  listed: string | null
  /** The names of NVIDIA's list and of amdgpu.ids, without doubles. */
  sold: string[]
  /** The group of Intel's header. */
  group: string | null
  /** The modules that ask for it by id. */
  modules: string[]
}

export type Description = {
  vendor: 'nvidia' | 'amd' | 'intel' | null
  name: string | null
  kind: DeviceKind
  codeName: string | null
  architecture: string | null
  isa: string | null
}

/** Name, chip and architecture of a device from all that the lists say; null where none tells. */
export function describeDevice(facts: DeviceFacts): Description {
  const chip = chipOf(facts)
  return {
    vendor: vendorOf(facts.pciId),
    name: nameOf(facts),
    kind: kindOf(facts),
    codeName: chip?.codeName ?? null,
    architecture: chip?.architecture ?? null,
    isa: chip?.isa ?? null,
  }
}

export function chipOf({ pciId, listed, group }: Omit<DeviceFacts, 'sold' | 'modules'>): Chip | null {
  switch (pciId.slice(0, 4)) {
    case '10de':
    case '12d2':
      return listed === null ? null : nvidiaChip(listed)
    case '1002':
      return listed === null ? null : amdChip(listed)
    case '1022':
      return xdna[pciId] ?? null
    case '8086':
      return intelPlatform(group ?? groupOf(listed)) ?? intelNpu(pciId)
    case '1da3':
      return listed === null ? null : habanaChip(listed)
    default:
      return null
  }
}

export function vendorOf(pciId: string): Description['vendor'] {
  return vendors[pciId.slice(0, 4)] ?? null
}

const vendors: Record<string, 'nvidia' | 'amd' | 'intel'> = {
  '10de': 'nvidia',
  '12d2': 'nvidia',
  '1002': 'amd',
  '1022': 'amd',
  '8086': 'intel',
  '1da3': 'intel',
}

/** Some ids carry a platform's name without being in a group. */
function groupOf(listed: string | null): string {
  if (listed?.startsWith('DG2 ')) return 'DG2'
  if (listed?.startsWith('AlderLake-P')) return 'ADLP'
  return listed?.startsWith('Ponte Vecchio') ? 'PVC' : ''
}

// Generations of the NPU by the device table of drivers/accel/amdxdna.
const xdna: Record<string, Chip> = {
  '1022:1502': { codeName: 'Phoenix', architecture: 'XDNA', isa: null, firmware: ['1502'] },
  '1022:17f0': { codeName: 'Strix', architecture: 'XDNA 2', isa: null, firmware: ['17f0'] },
}

const NAMES_MAX = 3

function nameOf({ pciId, listed, sold }: DeviceFacts): string | null {
  if (listed !== null) return /^(10de|1002)/.test(pciId) ? inBrackets(listed) : plain(listed)
  const names = sold.map((name) => name.replace(/^(NVIDIA|AMD) (?=\S)/, ''))
  if (names.length === 0) return null
  return names.slice(0, NAMES_MAX).join(' / ') + (names.length > NAMES_MAX ? ' and others' : '')
}

/** `AD102 [GeForce RTX 4090]` is sold as what the brackets hold. */
function inBrackets(listed: string): string {
  const sold = /\[(.*)\]\s*$/.exec(listed)?.[1]
  return sold ? sold.replaceAll(/\]\s*\[/g, ' / ') : listed
}

/** Intel's names need what stands before the brackets: many are "UHD Graphics". */
function plain(listed: string): string {
  const sold = /^(?:DG2|DG1|Battlemage G\d+|Ponte Vecchio\S*) \[(Arc [^\]]+|.*Data Center[^\]]+)\]$/.exec(
    listed,
  )?.[1]
  return sold ?? listed.replace(/\s*\[([^\]]+)\]\s*$/, ', $1')
}

function kindOf({ pciId, listed, modules }: DeviceFacts): DeviceKind {
  if (modules.some((module) => module === 'intel_vpu' || module === 'ivpu' || module === 'amdxdna'))
    return 'npu'
  if (pciId.startsWith('1da3') || modules.includes('habanalabs')) return 'accelerator'
  return listed !== null && /\b(NPU|Neural Processing Unit)\b/.test(listed) ? 'npu' : 'gpu'
}
