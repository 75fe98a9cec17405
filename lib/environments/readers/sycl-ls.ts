import { sighting } from '@/lib/environments/readers/devices'
import type { Facts } from '@/lib/environments/readers/facts'
import { pciIdOf, tidyName } from '@/lib/environments/readers/names'
import type { ReaderMaker } from '@/lib/environments/readers/reader'

const ENTRY =
  /^\[(?:ext_oneapi_|ext_intel_)?(level_zero|opencl|cuda|hip):(gpu|cpu|acc|npu)(?::(\d+))?\](?:\[\w+:(\d+)\])? ([^,]+), (.+) \[([^\]]+)\]/
const VERSION_AFTER_NAME = /\s+(?:OpenCL \d\.\d.*|gfx\w+.*|\d+\.\d+(?:\.\d+)?)\s*$/

/** `sycl-ls`: one line for each backend's view of a device, so a GPU stands there twice and the CPU too. */
export const syclLs: ReaderMaker =
  (facts) =>
  ({ bare, number }) => {
    if (bare.charCodeAt(0) !== 91) return
    const entry = ENTRY.exec(bare)
    if (!entry?.[1] || !entry[6] || !entry[7]) return
    facts.tool('sycl-ls', number)
    const [, backend, type, oldSlot, newSlot, platform, described, version] = entry
    const opencl =
      backend === 'opencl' && type === 'gpu'
        ? /(?:OpenCL |\s)(\d\.\d)(?:\s+NEO)?\s*$/.exec(described)?.[1]
        : undefined
    if (opencl) facts.version('opencl', opencl, number)
    if (type === 'gpu' || type === 'npu') {
      const name = described.replace(VERSION_AFTER_NAME, '').replace(/\s+\d\.\d$/, '')
      const id = /\[0x([0-9a-f]{4})\]/i.exec(name)?.[1]
      const slot = newSlot ?? oldSlot ?? String(number)
      const pciId = id ? pciIdOf('8086', id) : null
      facts.see(sighting(`sycl-ls ${backend}`, number, { slot, pciId, name: tidyName(name) }))
    }
    if (backend && type) readDriver(backend, type, version, `${platform} ${described}`, number, facts)
  }

function readDriver(
  backend: string,
  type: string,
  version: string,
  name: string,
  line: number,
  facts: Facts,
) {
  if (backend === 'cuda') {
    const cuda = /CUDA (\d+\.\d+)/.exec(version)?.[1]
    if (cuda) facts.version('cuda_driver_api', cuda, line)
  } else if (/^\d+\.\d/.test(version) && /Intel/.test(name)) {
    const driver =
      backend === 'level_zero'
        ? 'level-zero'
        : type === 'cpu'
          ? 'intel-opencl-cpu-runtime'
          : 'compute-runtime'
    if (type !== 'acc') facts.driver(driver, line, { version })
  }
}
