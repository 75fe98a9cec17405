import { type Sighting, sighting } from '@/lib/environments/readers/devices'
import { addressOf, pciIdOf, tidyName } from '@/lib/environments/readers/names'
import type { PastedLine } from '@/lib/environments/readers/pasted-line'
import type { ReaderMaker } from '@/lib/environments/readers/reader'

const GPU = /^GPU ([0-9A-Fa-f]{4,8}:[0-9A-Fa-f]{2}:[0-9A-Fa-f]{2}\.[0-7])$/

/** `nvidia-smi -q` (also `-a`), a tree of `key : value` below `GPU 00000000:01:00.0`. */
export const nvidiaSmiQuery: ReaderMaker = (facts) => {
  let open = false
  let driver: { version: string; line: number } | null = null
  let gpu: Sighting | null = null
  return (line) => {
    const { bare, number, key, value } = line
    if (bare.includes('NVSMI LOG')) {
      open = true
      facts.tool('nvidia-smi', number)
    }
    if (!open) return
    const address = GPU.exec(bare)?.[1]
    if (address)
      gpu = facts.see(sighting('nvidia-smi -q', number, { address: addressOf(address), driver: 'nvidia' }))
    else if (gpu === null && key === 'driver version' && /^\d/.test(value)) {
      driver = { version: value, line: number }
      facts.driver('nvidia', number, { version: value })
    } else if (gpu === null && key.startsWith('cuda') && /^\d+\.\d+/.test(value)) {
      facts.version('cuda_driver_api', value, number)
    } else if (gpu) readProperty(gpu, line)
    if (driver && key === 'current' && /^(?:WDDM|TCC|MCDM)$/.test(value)) {
      facts.driver('nvidia', driver.line, { version: driver.version, flavour: 'windows' })
    }
    if (key === 'vbios version' && /\d/.test(value)) facts.version('vbios', value, number)
    if (key === 'gsp firmware version' && /^\d/.test(value)) facts.version('gsp', value, number)
  }
}

function readProperty(gpu: Sighting, { key, value }: PastedLine) {
  if (key === 'product name') gpu.name ??= tidyName(value)
  // `0x268410DE`: device first, then vendor.
  const id = /^0x([0-9A-Fa-f]{4})([0-9A-Fa-f]{4})$/.exec(value)
  if (!id?.[1] || !id[2]) return
  if (key === 'device id') gpu.pciId ??= pciIdOf(id[2], id[1])
  if (key === 'sub system id') gpu.subsystem ??= pciIdOf(id[2], id[1])
}
