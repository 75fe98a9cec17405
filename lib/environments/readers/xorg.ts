import { sighting } from '@/lib/environments/readers/devices'
import type { Facts } from '@/lib/environments/readers/facts'
import { addressOf, pciIdOf, tidyName } from '@/lib/environments/readers/names'
import type { ReaderMaker } from '@/lib/environments/readers/reader'

const SERVER = /^X\.Org X Server (\d+(?:\.\d+){1,3})|^X\.Org version: (\d+(?:\.\d+){1,3})/
// `(1@0:0:0)` is bus@domain:device:function; before 1.5 of libpciaccess it was domain:bus:device:function.
const PCI =
  /^\(--\) PCI:\*?\s*\((?:(\d+)@\d+|\d+:(\d+)):(\d+):(\d+)\)\s+([0-9a-f]{4}):([0-9a-f]{4}):([0-9a-f]{4}):([0-9a-f]{4})/
const NVIDIA_GPU = /NVIDIA\(G?\d+\): NVIDIA GPU:? (.+?)(?: \([\w-]+\))? at PCI:(\d+):(\d+):(\d+)/
const NVIDIA_DRIVER =
  /NVIDIA (?:dlloader X Driver|GLX Module|Unified Driver for all Supported NVIDIA GPUs)\s+(\d{2,3}\.[\d.]+\d)/
const CHIPSET =
  /^\((?:--|II)\) (AMDGPU|RADEON|intel|modeset)\(G?\d+\): (?:Integrated Graphics )?Chipset:? (.+)$/
const CHIP_ID = /\(ChipID = 0x([0-9a-f]{4})\)/i

/** `Xorg.0.log`: the server's release, the cards on the bus and what each X driver says. */
export const xorg: ReaderMaker =
  (facts) =>
  ({ message, number, key, value }) => {
    const server = message.startsWith('X.Org') ? SERVER.exec(message) : null
    if (server) facts.version('xorg', server[1] ?? server[2] ?? '', number)
    if (key === 'x.org version') facts.version('xorg', value, number)
    if (message.charCodeAt(0) !== 40) return
    const pci = PCI.exec(message)
    if (pci) return readPci(pci, number, facts)
    const gpu = NVIDIA_GPU.exec(message)
    if (gpu?.[1]) {
      const address = fromDecimal(gpu[2], gpu[3], gpu[4])
      facts.see(sighting('Xorg', number, { name: tidyName(gpu[1]), address, driver: 'nvidia' }))
    }
    const nvidia = NVIDIA_DRIVER.exec(message)?.[1]
    if (nvidia) facts.driver('nvidia', number, { version: nvidia })
    const chipset = CHIPSET.exec(message)
    if (chipset?.[1] && chipset[2]) readChipset(chipset[1], chipset[2], number, facts)
  }

function readPci(pci: RegExpExecArray, line: number, facts: Facts) {
  const [, bus, oldBus, device, slot, vendor = '', chip = '', maker = '', board = ''] = pci
  if (!/^(?:10de|1002|8086)$/.test(vendor)) return
  facts.tool('Xorg log', line)
  const known = {
    address: fromDecimal(bus ?? oldBus, device, slot),
    pciId: pciIdOf(vendor, chip),
    subsystem: pciIdOf(maker, board),
  }
  facts.see(sighting('Xorg', line, known))
}

/** X writes bus numbers in decimal. */
function fromDecimal(bus = '', device = '', slot = ''): string | null {
  const hex = (part: string) => Number(part).toString(16).padStart(2, '0')
  return addressOf(`${hex(bus)}:${hex(device)}.${Number(slot) || 0}`)
}

function readChipset(driver: string, text: string, line: number, facts: Facts) {
  const id = CHIP_ID.exec(text)?.[1]
  const name = tidyName(text.replace(CHIP_ID, '')).replace(/"$/, '')
  const maker = driver === 'intel' ? '8086' : '1002'
  const kernel = driver === 'AMDGPU' ? 'amdgpu' : driver === 'RADEON' ? 'radeon' : null
  facts.see(sighting('Xorg chipset', line, { name, pciId: id ? pciIdOf(maker, id) : null, driver: kernel }))
}
