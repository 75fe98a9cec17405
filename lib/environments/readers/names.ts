export type GpuVendor = 'nvidia' | 'amd' | 'intel'

/** Which maker a name, a driver or an id (`10de:2684`) points to; null where it does not say. */
export function vendorOf(text: string): GpuVendor | null {
  const lower = text.toLowerCase()
  if (/^10de:|nvidia|geforce|quadro|\brtx|\bgtx|\bgts? ?\d{3,4}m?\b|\btesla\b|nouveau/.test(lower))
    return 'nvidia'
  if (
    /^1002:|\bamd|advanced micro devices|\bati\b|radeon|instinct|\bnavi|\bvega\b|\brx ?\d|\bmi\d{2,3}|\b[5-9]\d00 ?xtx?\b/.test(
      lower,
    )
  )
    return 'amd'
  if (/^(?:8086|1da3):|intel|\barc\b|\biris\b|\buhd\b|^i915$|^xe$|habana|gaudi/.test(lower)) return 'intel'
  return null
}

const LONG_VENDORS =
  /^(?:NVIDIA Corporation|Advanced Micro Devices(?:, Inc\.)?(?: \[AMD(?:\/ATI)?\])?|AMD\/ATI|Intel Corporation|Habana Labs(?:,? Ltd\.?)?)\s+(?=\S)/

/** A device name as printed, without the company's legal name, quotes and counts. */
export function tidyName(name: string): string {
  return name
    .slice(0, 160)
    .replace(/^["'`_*\s]+|["'`_*,;\s]+$/g, '')
    .replace(LONG_VENDORS, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** `10de:2684` from any two spellings of vendor and device (`0x10DE`, `10de`); null unless both are four digits. */
export function pciIdOf(vendor: string, device: string): string | null {
  const id = `${fourDigits(vendor)}:${fourDigits(device)}`
  return /^[0-9a-f]{4}:[0-9a-f]{4}$/.test(id) && !/^(?:0000|ffff):/.test(id) ? id : null
}

function fourDigits(hex: string): string {
  const digits = hex.trim().toLowerCase().replace(/^0x/, '')
  return digits.length > 4 ? digits.replace(/^0+(?=[0-9a-f]{4}$)/, '') : digits.padStart(4, '0')
}

/** `0000:01:00.0` from `01:00.0`, `00000000:01:00.0`, `PCI:0000:01:00`; null when it is no address. */
export function addressOf(text: string): string | null {
  const match = /^(?:(?:PCI:)?([0-9a-f]{4,8}):)?([0-9a-f]{2}):([0-9a-f]{2})(?:\.([0-7]))?$/i.exec(text.trim())
  if (!match) return null
  const domain = (match[1] ?? '0').replace(/^0+/, '').padStart(4, '0')
  return `${domain}:${match[2]}:${match[3]}.${match[4] ?? '0'}`.toLowerCase()
}

/** The words of a name that tell one model from another, to compare what two tools call the same card. */
export function modelWords(name: string): string[] {
  return name
    .toLowerCase()
    .replace(/\((?:r|tm|c)\)|®|™/g, '')
    .replace(/\((?:radv|drm|llvm|gfx)[^)]*\)?/g, ' ')
    .replace(/\b(rtx|gtx|rx|gt|mi|navi|vega)\s*(?=\d)/g, '$1 ')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !NOISE.has(word))
}

const NOISE = new Set(
  'nvidia amd ati intel corporation advanced micro devices inc graphics gpu card mesa geforce radeon series dri arc the device laptop'.split(
    ' ',
  ),
)

/** Two names of one model: every telling word of the shorter stands in the longer. */
export function sameModel(one: string, other: string): boolean {
  const [few, many] = [modelWords(one), modelWords(other)].toSorted((a, b) => a.length - b.length)
  if (!few || !many || few.length === 0) return false
  const known = new Set(many)
  return few.every((word) => known.has(word))
}
