import { type Sighting, sighting } from '@/lib/environments/readers/devices'
import type { Facts } from '@/lib/environments/readers/facts'
import { pciIdOf, tidyName } from '@/lib/environments/readers/names'
import type { PastedLine } from '@/lib/environments/readers/pasted-line'
import type { ReaderMaker } from '@/lib/environments/readers/reader'
import { readMesa } from '@/lib/environments/readers/renderer'

type Gpu = {
  slot: string
  line: number
  api: string
  vendor: string
  device: string
  version: string
  seen: Sighting | null
}

const MESA = /RADV|ANV|Intel open-source Mesa|NVK|lavapipe|turnip|DOZEN|Mesa/i

/** `vulkaninfo`, whole or `--summary`: one block of `key = value` for each GPU. */
export const vulkan: ReaderMaker = (facts) => {
  let gpu: Gpu | null = null
  let software = false
  return (line) => {
    const { bare, number, key, value } = line
    const start = /^GPU(\d+):?$/.exec(bare)?.[1] ?? /^GPU id\s*[:=]\s*(\d+)/.exec(bare)?.[1]
    if (start) {
      gpu = { slot: start, line: number, api: '', vendor: '', device: '', version: '', seen: null }
      software = false
    }
    if (key === 'vulkan instance version') {
      facts.tool('vulkaninfo', number)
      facts.version('vulkan_instance', value, number)
    }
    if (!gpu) return
    if (key === 'devicetype' && /CPU/.test(value)) software = true
    if (software) {
      if (gpu.seen) gpu.seen.name = null
      return
    }
    readProperty(gpu, line, facts)
  }
}

function readProperty(gpu: Gpu, { number, key, value }: PastedLine, facts: Facts) {
  if (key === 'apiversion') gpu.api = /\d+\.\d+\.\d+/.exec(value)?.[0] ?? ''
  if (key === 'driverversion') gpu.version = /\d+\.\d+(?:\.\d+){0,2}/.exec(value)?.[0] ?? ''
  if (key === 'vendorid') gpu.vendor = value.split(' ')[0] ?? ''
  if (key === 'deviceid') gpu.device = value.split(' ')[0] ?? ''
  if (key === 'devicename' && !/llvmpipe|SwiftShader/i.test(value)) {
    facts.tool('vulkaninfo', number)
    if (gpu.api) facts.version('vulkan_api', gpu.api, number)
    const name = tidyName(value.replace(/ \(RADV [^)]*\)$/, ''))
    gpu.seen = facts.see(
      sighting('vulkaninfo', gpu.line, { slot: gpu.slot, name, pciId: pciIdOf(gpu.vendor, gpu.device) }),
    )
  }
  if (key === 'drivername') readDriver(gpu, value, number, facts)
  if (key === 'driverinfo' && gpu.seen) {
    readMesa(value, number, facts)
    const nvidia = /^\d{3}\.\d{2,3}(?:\.\d+)?$/.exec(value)?.[0]
    if (nvidia) facts.driver('nvidia', number, { version: nvidia })
  }
}

function readDriver(gpu: Gpu, name: string, line: number, facts: Facts) {
  if (/^AMD proprietary/.test(name))
    facts.driver('amdgpu-pro', line, { version: gpu.version, flavour: 'proprietary' })
  else if (/^AMD open-source/.test(name))
    facts.driver('amdvlk', line, { version: gpu.version, flavour: 'open' })
  else if (/^NVIDIA/.test(name)) facts.driver('nvidia', line)
  else if (MESA.test(name)) facts.driver('mesa', line)
}
