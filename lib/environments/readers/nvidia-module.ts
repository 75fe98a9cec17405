import { type Sighting, sighting } from '@/lib/environments/readers/devices'
import { addressOf, tidyName } from '@/lib/environments/readers/names'
import type { ReaderMaker } from '@/lib/environments/readers/reader'
import type { Flavour } from '@/lib/environments/types'

const BANNER =
  /NVIDIA UNIX (?:(Open) )?(?:Kernel Module|\S+ Kernel Module)(?: for \S+)?\s+(\d{2,4}\.\d{2,3}(?:\.\d{1,3})?)/
const MODESET =
  /nvidia-modeset: Loading NVIDIA (?:UNIX )?(?:(Open) )?Kernel Mode Setting Driver for .{1,40}?\s(\d{2,4}\.[\d.]+)/
const PCI_ID = /NVRM:.*\(PCI ID: ([0-9a-f]{4}:[0-9a-f]{4})\)/i
const GPU_AT = /NVRM: (?:The NVIDIA )?GPU(?: at)? (?:PCI:)?([0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}(?:\.[0-7])?)/i
const LIBRARY = /lib(?:cuda|nvidia-ml|GLX_nvidia|nvidia-[a-z-]{2,30})\.so\.(\d{3}\.\d{2,3}(?:\.\d{1,3})?)\b/
const MISMATCH = /API mismatch: the client has the version (\d{3}\.[\d.]+\d)/

/** What NVIDIA's kernel module says of itself: the boot log, `/proc/driver/nvidia/*`, and library file names. */
export const nvidiaModule: ReaderMaker = (facts) => {
  let gpu: Sighting | null = null
  return ({ bare, message, number, key, value }) => {
    if (message.includes('NVIDIA') || message.includes('NVRM')) {
      const banner = BANNER.exec(message) ?? MODESET.exec(message)
      if (banner) {
        const closed: Flavour | null = MODESET.test(message) ? null : closedOr(banner[2])
        facts.driver('nvidia', number, { version: banner[2] ?? null, flavour: banner[1] ? 'open' : closed })
      }
      const at = GPU_AT.exec(message)?.[1]
      if (at) gpu = facts.see(sighting('NVRM', number, { address: addressOf(at) }))
      const id = PCI_ID.exec(message)?.[1]?.toLowerCase()
      if (id && gpu?.pciId === null) gpu.pciId = id
      else if (id) facts.see(sighting('NVRM', number, { pciId: id }))
    }
    if (message.includes('Configured driver: nvidia')) facts.driver('nvidia', number)
    const library = message.includes('.so.') ? LIBRARY.exec(message)?.[1] : undefined
    if (library) facts.driver('nvidia', number, { version: library })
    const client = message.includes('API mismatch') ? MISMATCH.exec(message)?.[1] : undefined
    if (client) facts.driver('nvidia', number, { version: client })
    // nvidia-container-cli info
    if (key === 'nvrm version' && /^\d{3}\.\d{2,3}(?:\.\d{1,3})?$/.test(value))
      facts.driver('nvidia', number, { version: value })
    // /proc/driver/nvidia/gpus/*/information
    if (key === 'model' && !bare.endsWith('"') && /nvidia|geforce|quadro|tesla|rtx/i.test(value)) {
      gpu = facts.see(sighting('/proc/driver/nvidia', number, { name: tidyName(value), driver: 'nvidia' }))
    } else if (key === 'bus location' && gpu) gpu.address ??= addressOf(value)
    else if (key === 'video bios' && gpu && /\d/.test(value) && !value.includes('?')) {
      facts.version('vbios', value, number)
    }
  }
}

/** The banner named the module without `Open` long before there was an open one. */
function closedOr(version: string | undefined): Flavour | null {
  return Number.parseInt(version ?? '', 10) >= 515 ? 'proprietary' : null
}
