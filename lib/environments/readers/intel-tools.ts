import { type Sighting, sighting } from '@/lib/environments/readers/devices'
import type { Facts } from '@/lib/environments/readers/facts'
import { kernelReleaseIn } from '@/lib/environments/readers/kernel-release'
import { addressOf, pciIdOf, tidyName } from '@/lib/environments/readers/names'
import type { ReaderMaker } from '@/lib/environments/readers/reader'

const CELL = /^\|\s*(\d*)\s*\|\s*([A-Z][\w ]{2,40}): (.+?)\s*\|?$/
const TOP = /^intel-gpu-top: (Intel .+?) @ /
const TOP_LIST = /^card\d+\s+(Intel .+?)\s+pci:vendor=([0-9A-F]{4}),device=([0-9A-F]{4})/i

/** `xpu-smi discovery` (table and JSON), `xpu-smi -v` and `intel_gpu_top`. */
export const intelTools: ReaderMaker = (facts) => {
  let gpu: Sighting | null = null
  let ofTool = false
  return ({ bare, number, key, value }) => {
    if (bare.startsWith('intel-gpu-top') || bare.startsWith('card')) readTop(bare, number, facts)
    if (key === '' && bare.charCodeAt(0) !== 124) return
    const cell = bare.charCodeAt(0) === 124 ? CELL.exec(bare) : null
    const name = cell?.[2] ? cell[2].toLowerCase() : key.includes('_') ? key.replaceAll('_', ' ') : key
    const told = cell?.[3] ?? value
    if (name === 'device name' && /^Intel/.test(told) && (cell || /^(?:"|Device Name: )/.test(bare))) {
      gpu = facts.see(newGpu(told, number))
      facts.tool('xpu-smi', number)
    } else if (gpu) readProperty(gpu, name, told, number, facts)
    if (name === 'kernel version' && (bare.startsWith('"') || gpu)) {
      const release = kernelReleaseIn(told)
      if (release) facts.kernel(release, number)
    }
    if (name === 'gfx firmware version' && /\d/.test(told)) facts.version('gfx_firmware', told, number)
    if ((key === 'cli' || key === 'service') && value === '') ofTool = key === 'cli'
    else if (ofTool && key === 'version' && /^\d+(?:\.\d+){2,3}$/.test(value)) {
      facts.tool('xpu-smi', number)
      facts.driver('xpu-smi', number, { version: value })
      ofTool = false
    } else if (key === 'level zero version' && /^\d/.test(value)) facts.version('level_zero', value, number)
  }
}

function newGpu(name: string, line: number): Sighting {
  const id = /\[0x([0-9a-f]{4})\]/i.exec(name)?.[1]
  return sighting('xpu-smi', line, {
    name: tidyName(name),
    slot: String(line),
    pciId: id ? pciIdOf('8086', id) : null,
  })
}

function readProperty(gpu: Sighting, key: string, value: string, line: number, facts: Facts) {
  if (key === 'pci bdf address') gpu.address ??= addressOf(value)
  if (key === 'pci device id') gpu.pciId ??= pciIdOf('8086', value)
  const driver = key === 'driver version' ? /^(\d+(?:\.\d+){2,3})$/.exec(value)?.[1] : undefined
  if (driver) facts.driver('compute-runtime', line, { version: driver })
}

function readTop(bare: string, line: number, facts: Facts) {
  if (bare.startsWith('intel-gpu-top')) {
    const name = TOP.exec(bare)?.[1]
    if (name) facts.see(sighting('intel_gpu_top', line, { name: tidyName(name), slot: name }))
    facts.tool('intel_gpu_top', line)
  } else if (bare.startsWith('card') && bare.includes('pci:vendor')) {
    const listed = TOP_LIST.exec(bare)
    const pciId = listed?.[2] && listed[3] ? pciIdOf(listed[2], listed[3]) : null
    if (listed?.[1])
      facts.see(sighting('intel_gpu_top', line, { name: tidyName(listed[1]), pciId, slot: String(line) }))
  }
}
