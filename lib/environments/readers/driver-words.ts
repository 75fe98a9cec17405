import type { Facts } from '@/lib/environments/readers/facts'
import { readMesa } from '@/lib/environments/readers/renderer'
import type { Flavour } from '@/lib/environments/types'

const NVIDIA_RELEASE = /(?<![\d.])(\d{3}\.\d{2,3}(?:\.\d{1,3})?)(?![\d.]*\d)/
/** Only the branch: `535 nvidia`, `nvidia-driver-535-open`. */
const BRANCH = /^(?:nvidia[- ])?(?:driver[- ])?(\d{3})(?:xx)?(?=[- ]|$)|^nvidia.{0,12}? (\d{3})$/i
const WINDOWS_RELEASE = /(?<![\d.])(\d\d\.0\.\d{1,3}\.\d{4})(?![\d.])/
const LEVEL_ZERO = /\blevel[- ]zero(?: driver| gpu)?[ :]+v?(\d+\.\d+\.\d+[\w.+-]*)/i
const KERNEL_DRIVER =
  /(?<![\w/-])(amdgpu-pro|amdgpu|nouveau|i915|xe|habanalabs|intel_vpu|radeon|vfio-pci)(?![\w/-])/

/** What somebody wrote where a driver was asked for: `NVIDIA 550.120 (open)`, `Mesa 24.1`, `amdgpu`. */
export function readDriverWords(label: string, written: string, line: number, facts: Facts) {
  const value = written.replace(/\s+(?:alternate|unloaded|failed):.*$/, '')
  const text = `${label} ${value}`
  const windows = WINDOWS_RELEASE.exec(value)?.[1]
  const nvidia = /nvidia/i.test(text)
  const release = NVIDIA_RELEASE.exec(value)?.[1]
  if (windows && nvidia) facts.driver('nvidia', line, { version: windows, flavour: 'windows' })
  else if (release && (nvidia || value.startsWith(release)) && !/mesa|amd|intel/i.test(label)) {
    facts.driver('nvidia', line, { version: release, flavour: flavourIn(text, release) })
  } else if (/^(?:nvidia|nvidia[- ](?:open|proprietary|closed))\b/i.test(value) && !/\d/.test(value)) {
    facts.driver('nvidia', line, { flavour: flavourIn(value, '999') })
  }
  const branch = label !== '' && nvidia && !release ? BRANCH.exec(value) : null
  if (branch)
    facts.driver('nvidia', line, { version: branch[1] ?? branch[2] ?? null, flavour: flavourIn(text, '999') })
  readMesa(/^mesa/i.test(label) ? `Mesa ${value}` : value, line, facts, 4)
  const levelZero = LEVEL_ZERO.exec(text)?.[1]
  if (levelZero) facts.driver('level-zero', line, { version: levelZero })
  const kernel = KERNEL_DRIVER.exec(value)
  if (!kernel?.[1] || (kernel[1] === 'radeon' && value !== 'radeon')) return
  const version =
    new RegExp(`^${kernel[1]}[ :]+v?(\\d+\\.\\d+[\\w.-]*)`).exec(value.slice(kernel.index))?.[1] ?? null
  facts.driver(kernel[1], line, { version })
}

/** The open modules began with 515, so an older release cannot be one, whatever the form it was filed in. */
function flavourIn(text: string, release: string): Flavour | null {
  if (/proprietary|closed/i.test(text)) return 'proprietary'
  return /\bopen\b|-open/i.test(text) && Number.parseInt(release, 10) >= 515 ? 'open' : null
}
