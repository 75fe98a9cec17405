import { sighting } from '@/lib/environments/readers/devices'
import type { Facts } from '@/lib/environments/readers/facts'
import { addressOf, pciIdOf, tidyName } from '@/lib/environments/readers/names'
import type { ReaderMaker } from '@/lib/environments/readers/reader'
import type { Flavour } from '@/lib/environments/types'

const GPU_DRIVERS =
  'nvidia|nouveau|nova|NovaCore|nova_core|amdgpu|radeon|i915|xe|habanalabs|intel_vpu|amdxdna|vfio-pci'
const FROM_DEVICE = new RegExp(
  `^(${GPU_DRIVERS})(?: (?:hl\\d+|([0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\\.[0-7])))?:`,
)
const KNOWN = new RegExp(`^(?:${GPU_DRIVERS})$`)
const FROM_FUNCTION = new RegExp(`^\\[drm:\\w{1,80}(?:\\.\\w+)* \\[(${GPU_DRIVERS})\\]\\]`)
const INITIALIZED =
  /^\[drm\] Initialized ([\w-]{2,20}) (\d+\.\d+\.\d+)(?: \d{8})? for (?:([0-9a-f:]{7,12}\.[0-7])|\S+)/
const OWN_VERSION = /\bDriver version: (\d+\.\d[\w.-]*)/
const KMS =
  /initializing kernel modesetting \(([\w ]{2,24}) 0x([0-9A-F]{4}):0x([0-9A-F]{4}) 0x([0-9A-F]{4}):0x([0-9A-F]{4}) 0x([0-9A-F]{2})/i
const ENUMERATED =
  /^pci ([0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.\d): \[([0-9a-f]{4}:[0-9a-f]{4})\] type 00 class 0x(?:03|1200)/
const XE_FOUND = /\[drm\] Found (\S+(?: \S+)?) \(device ID ([0-9a-f]{4})\)/
const NOUVEAU_CHIP = /^nouveau \S+: NVIDIA (\w{3,8}) \(/
const HABANA = /Habana Labs (\S+) device detected/
const TENSORFLOW =
  /device: (\d+), name: (.{3,80}?), pci bus id: ([0-9a-f:.]{7,12}), compute capability: (\d+\.\d)/

/** Kernel messages of the GPU drivers: who speaks, for which device, with which ids and version. */
export const kernelLog: ReaderMaker =
  (facts) =>
  ({ message, number }) => {
    const first = message.charCodeAt(0)
    // n, N, a, r, i, x, h, k, p, d, v or [: no other letter begins a message of interest.
    // Before 3.7 nouveau spoke behind the name of the subsystem.
    if (first === 91 && !message.startsWith('[drm] nouveau 0')) return readDrm(message, number, facts)
    if (message.startsWith('pci ')) return readEnumeration(message, number, facts)
    if (message.startsWith('kfd kfd: amdgpu')) return readKfd(message, number, facts)
    if (message.startsWith('drm/i915: ')) return facts.driver('i915', number)
    if (message.includes('pci bus id: ')) readTensorflow(message, number, facts)
    const speaker = FROM_DEVICE.exec(message.replace(/^\[drm\] (?=nouveau 0)/, ''))
    if (!speaker?.[1]) return
    const driver = /^nova|^Nova/.test(speaker[1]) ? 'nova' : speaker[1]
    facts.tool('dmesg', number)
    facts.driver(driver, number)
    const address = speaker[2] ? addressOf(speaker[2]) : null
    if (address) facts.see(sighting('dmesg', number, { address, driver }))
    if (message.includes('[drm]') || message.includes('[drm:')) readDrm(message, number, facts, address)
    readOwn(message, number, facts, driver, address)
  }

function readKfd(message: string, line: number, facts: Facts) {
  facts.driver('amdgpu', line)
  const pciId = /added device (1002:[0-9a-f]{4})/.exec(message)?.[1]
  if (pciId) facts.see(sighting('kfd', line, { pciId, driver: 'amdgpu' }))
}

function readOwn(message: string, line: number, facts: Facts, driver: string, address: string | null) {
  const version = message.includes('Driver version') ? OWN_VERSION.exec(message)?.[1] : undefined
  if (version) facts.driver(driver, line, { version })
  const kms = message.includes('modesetting (') ? KMS.exec(message) : null
  if (kms) readModesetting(kms, line, facts, address)
  const name = HABANA.exec(message)?.[1] ?? NOUVEAU_CHIP.exec(message)?.[1]
  if (name) facts.see(sighting('dmesg name', line, { address, driver, name, slot: address }))
}

function readDrm(message: string, line: number, facts: Facts, address: string | null = null) {
  const inFunction = FROM_FUNCTION.exec(message)?.[1]
  if (inFunction) facts.driver(inFunction, line)
  const rest = message.slice(Math.max(0, message.indexOf('[drm')))
  const initialized = INITIALIZED.exec(rest)
  if (initialized?.[1] && initialized[2]) readInitialized(initialized, line, facts)
  const kms = rest.includes('modesetting (') ? KMS.exec(rest) : null
  if (kms) readModesetting(kms, line, facts, address)
  const found = rest.includes('(device ID') ? XE_FOUND.exec(rest) : null
  if (found?.[1] && found[2]) {
    const known = { pciId: pciIdOf('8086', found[2]), name: tidyName(found[1]), driver: 'xe', address }
    facts.see(sighting('dmesg found', line, known))
  }
  if (/^\[drm\] (?:GPU HANG: ecode \d|stuck on render ring)/.test(rest)) facts.driver('i915', line)
}

function readInitialized([, name = '', version = '', at]: RegExpExecArray, line: number, facts: Facts) {
  // nvidia-drm calls itself 0.0.0; the release stands elsewhere.
  if (name === 'nvidia-drm') facts.driver('nvidia', line)
  else if (KNOWN.test(name)) facts.driver(name, line, { version: name === 'xe' ? null : version })
  else return
  const address = at ? addressOf(at) : null
  const driver = name.replace(/-drm$/, '')
  if (address) facts.see(sighting('dmesg', line, { address, driver }))
}

function readModesetting(kms: RegExpExecArray, line: number, facts: Facts, address: string | null) {
  const [, name = '', vendor = '', device = '', maker = '', board = '', revision = ''] = kms
  const flavour: Flavour | null = null
  const driver = vendor === '1002' ? driverOfChip(name) : null
  if (driver) facts.driver(driver, line, { flavour })
  const known = {
    pciId: pciIdOf(vendor, device),
    name: name === 'IP DISCOVERY' ? null : name,
    subsystem: pciIdOf(maker, board),
    revision: revision.toLowerCase(),
  }
  facts.see(sighting('dmesg kms', line, { ...known, driver, address }))
}

/** Both drivers of AMD print that line; chips up to GCN 2 had radeon first, those of GCN 1 and 2 may have either. */
function driverOfChip(name: string): 'radeon' | 'amdgpu' | null {
  if (
    /^(?:R[SV]?\d{3}\w*|CEDAR|REDWOOD|JUNIPER|CYPRESS|HEMLOCK|PALM|SUMO2?|BARTS|TURKS|CAICOS|CAYMAN|ARUBA)$/.test(
      name,
    )
  )
    return 'radeon'
  return /^(?:TAHITI|PITCAIRN|VERDE|OLAND|HAINAN|BONAIRE|KABINI|MULLINS|KAVERI|HAWAII)$/.test(name)
    ? null
    : 'amdgpu'
}

function readEnumeration(message: string, line: number, facts: Facts) {
  const match = ENUMERATED.exec(message)
  if (!match?.[1] || !match[2] || !/^(?:10de|1002|8086|1da3):/.test(match[2])) return
  facts.tool('dmesg', line)
  facts.see(sighting('dmesg pci', line, { address: addressOf(match[1]), pciId: match[2] }))
}

function readTensorflow(message: string, line: number, facts: Facts) {
  const match = TENSORFLOW.exec(message)
  if (!match?.[2] || !match[3] || !match[4]) return
  facts.see(sighting('tensorflow', line, { name: tidyName(match[2]), address: addressOf(match[3]) }))
  facts.version('compute_capability', match[4], line)
}
