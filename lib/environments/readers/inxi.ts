import { sighting } from '@/lib/environments/readers/devices'
import { distroIn } from '@/lib/environments/readers/distro-names'
import { type Facts, weight } from '@/lib/environments/readers/facts'
import { kernelReleaseIn } from '@/lib/environments/readers/kernel-release'
import { addressOf, tidyName } from '@/lib/environments/readers/names'
import type { ReaderMaker } from '@/lib/environments/readers/reader'
import { readGlVersion, readMesa, readRenderer } from '@/lib/environments/readers/renderer'

const SECTION =
  /^(System|Machine|Battery|CPU|Memory|Graphics|Audio|Network|Bluetooth|Drives|RAID|Partition|Swap|Sensors|USB|Info|Repos|Processes|Weather):(?:\s|$)/
const OVER = /^(?:```|[$#>]|$)/
const LONGEST_SECTION = 12_000

type Section = { name: string; text: string; starts: { at: number; line: number }[] }

/**
 * `inxi -G`, `-F`, `-S` with any of `-x`, `-z`, `-y`. The lines of a section are joined, since inxi wraps them to the width
 * of the terminal, and each part remembers the line it began on.
 */
export const inxi: ReaderMaker = (facts) => {
  let section: Section | null = null
  return ({ bare, number }) => {
    const head = SECTION.exec(bare)?.[1]
    if (section && (head || OVER.test(bare))) {
      readSection(section, facts)
      section = null
    }
    if (head) section = { name: head, text: '', starts: [] }
    if (!section || section.text.length > LONGEST_SECTION) return
    section.starts.push({ at: section.text.length, line: number })
    section.text += `${head ? bare.slice(head.length + 1).trim() : bare} `
  }
}

function readSection(section: Section, facts: Facts) {
  if (section.name === 'System') return readSystem(section, facts)
  if (section.name !== 'Graphics') return
  const parts = section.text.matchAll(
    /(?:^|\s)(Device|Card|Display|OpenGL|GLX|API|Info|Monitor)(?:-\d+)?(?: Server)?: /g,
  )
  const cuts = [...parts].map((match) => ({ at: match.index, kind: match[1] ?? '' }))
  for (const [index, { at, kind }] of cuts.entries()) {
    const text = section.text.slice(at, cuts[index + 1]?.at).trim()
    const line = lineAt(section, at)
    if (kind === 'Device' || kind === 'Card') readDevice(text, line, facts)
    else if (kind === 'Display') readDisplay(text, line, facts)
    else readApi(text, line, facts)
  }
}

function lineAt({ starts }: Section, at: number): number {
  return starts.findLast((start) => start.at <= at + 1)?.line ?? starts[0]?.line ?? 1
}

function field(text: string, key: string): string | undefined {
  const value = new RegExp(`(?:^|\\s)${key}: (.{1,200}?)(?=\\s+[\\w.-]{1,24}(?: ID)?: |\\s*$)`).exec(
    text,
  )?.[1]
  return value && value !== 'N/A' ? value : undefined
}

function readDevice(text: string, line: number, facts: Facts) {
  const bus = field(text, 'bus[ -]?ID')
  const address = bus ? addressOf(bus) : null
  if (field(text, 'type') === 'USB' || (bus && !address)) return
  facts.tool('inxi', line)
  const name = field(text, '(?:Device|Card)(?:-\\d+)?')
  const driver = field(text, 'driver')?.split(/[, ]/)[0] ?? null
  const version = /\bdriver: \S+ v: (\d[\w.]*)/.exec(text)?.[1] ?? null
  const pciId = field(text, 'chip[ -]?ID')?.toLowerCase() ?? null
  if (driver && /^[\w-]+$/.test(driver)) facts.driver(driver, line, { version })
  const shown = name ? tidyName(name.replace(/^Advanced Micro Devices \[AMD\/ATI\] /, '')) : null
  const known = {
    name: shown,
    address,
    driver,
    slot: String(line),
    pciId: pciId && /^[0-9a-f]{4}:[0-9a-f]{4}$/.test(pciId) ? pciId : null,
  }
  facts.see(sighting('inxi', line, known))
}

function readDisplay(text: string, line: number, facts: Facts) {
  const kind = /^Display: (wayland|x11|tty)\b/.exec(text)?.[1]
  if (kind === 'wayland' || kind === 'x11') facts.session(kind, line)
  const xorg = /\bX\.?[Oo]rg (?:v: )?(\d+(?:\.\d+){1,3})/.exec(text)?.[1]
  if (xorg) facts.version('xorg', xorg, line)
  const xwayland = /\bXwayland (?:v: )?(\d+(?:\.\d+){1,3})/.exec(text)?.[1]
  if (xwayland) facts.version('xwayland', xwayland, line)
  // Before 3.0 the driver stood here, and with the server the modules of X beside it.
  const kernel =
    /^Display(?: Server)?: .*?\bdriver: (nvidia|nouveau|amdgpu|radeon)(?=\s|$)|\bgpu: (nvidia|nouveau|amdgpu|radeon|i915|xe)\b/.exec(
      text,
    )
  const driver = kernel?.[1] ?? kernel?.[2]
  if (driver) facts.driver(driver, line)
  const dri = /\bdri: (r300|r600|radeonsi|i915|crocus|iris|nouveau|zink)\b/.exec(text)?.[1]
  if (dri) facts.driver('mesa', line)
}

function readApi(text: string, line: number, facts: Facts) {
  const renderer = field(text, '[Rr]enderer')
  if (renderer) readRenderer(renderer, line, facts)
  if (/^API: Vulkan/.test(text)) {
    const vulkan = /Vulkan v: (\d+\.\d+(?:\.\d+)?)/.exec(text)?.[1]
    if (vulkan) facts.version('vulkan_instance', vulkan, line)
    return
  }
  const version = /(?:OpenGL|GLX).*?(?:\bv|[Vv]ersion): (\d\.\d.{0,60})/.exec(text)?.[1]
  if (version) readGlVersion(version, line, facts)
  readMesa(text.replace(/\bmesa v: /i, 'Mesa '), line, facts)
  const nvidia = /vendor: nvidia v: (\d{3}\.[\d.]+)/.exec(text)?.[1]
  if (nvidia) facts.driver('nvidia', line, { version: nvidia })
}

function readSystem(section: Section, facts: Facts) {
  const kernelAt = section.text.search(/\bKernel: /)
  const kernel = kernelAt >= 0 ? kernelReleaseIn(field(section.text, 'Kernel') ?? '') : null
  if (kernel) facts.kernel(kernel, lineAt(section, kernelAt))
  const distroAt = section.text.search(/\bDistro: /)
  const name = distroAt >= 0 ? field(section.text, 'Distro') : undefined
  if (!name) return
  const known = distroIn(name, { loose: true })
  const fact = {
    name: name.trim(),
    id: known?.id ?? null,
    version: known?.version ?? null,
    line: lineAt(section, distroAt),
  }
  facts.distro(fact, weight.printed)
}
