import { type Sighting, sighting } from '@/lib/environments/readers/devices'
import type { Facts } from '@/lib/environments/readers/facts'
import { addressOf, pciIdOf, tidyName } from '@/lib/environments/readers/names'
import type { PastedLine } from '@/lib/environments/readers/pasted-line'
import type { ReaderMaker } from '@/lib/environments/readers/reader'

const ADDRESS = /^((?:[0-9a-f]{4,5}:)?[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]) /i
const GPU_CLASS =
  /^(?:(?:VGA compatible|3D|Display|XGA compatible) controller|Processing accelerators)(?: \[(?:03|12)[0-9a-f]{2}\])?: |^(?:03(?:00|01|02|80)|1200): /i
const ID = /\[([0-9a-f]{4}:[0-9a-f]{4})\]/i
const REVISION = /\(rev ([0-9a-f]{2})\)/
/** What a server board or a virtual machine shows as VGA computes nothing. */
const NOT_A_GPU =
  /ASPEED|Matrox|Cirrus|QXL|Red Hat|Virtio|VMware|VirtualBox|Bochs|QEMU|Hyper-V|Silicon Motion|Huawei.*iBMC|\[(?:1a03|102b|1013|1b36|1af4|15ad|80ee|1234|1414|126f):/i
const VENDORS: Record<string, string> = {
  NVIDIA: '10de',
  Intel: '8086',
  Advanced: '1002',
  AMD: '1002',
  Habana: '1da3',
}

/** `VGA compatible controller`, `3D controller [0302]`, `0300`. */
export function isGpuClass(text: string): boolean {
  return GPU_CLASS.test(`${text}: `)
}

/** Graphics of a server board or of a virtual machine. */
export function isNoGpu(text: string): boolean {
  return NOT_A_GPU.test(text)
}

/** `lspci` with any of `-nn`, `-k`, `-v`, `-n`, `-mm`, with or without its indentation. */
export const lspci: ReaderMaker = (facts) => {
  let gpu: Sighting | null = null
  return (line) => {
    const { bare, number } = line
    const address = ADDRESS.exec(bare)?.[1]
    if (address) {
      const rest = unquoted(bare.slice(address.length + 1))
      const shown = GPU_CLASS.test(rest) && !isNoGpu(rest)
      gpu = shown ? facts.see(readHeader(address, rest, number)) : null
      if (/^[A-Za-z].{3,60}: /.test(rest)) facts.tool('lspci', number)
    } else if (gpu) readDetail(gpu, line, facts)
  }
}

/** `-mm` puts each field into quotes: class, vendor, device, then subsystem. */
function unquoted(rest: string): string {
  const fields = /^"([^"]{1,80})" "([^"]{1,120})" "([^"]{1,120})"(?: -r([0-9a-f]{2}))?/.exec(rest)
  if (!fields) return rest
  const [, kind, vendor = '', device = '', revision] = fields
  const id = / \[([0-9a-f]{4})\]$/.exec(vendor)?.[1]
  const named = id ? device.replace(/ \[([0-9a-f]{4})\]$/, ` [${id}:$1]`) : device
  return `${kind}: ${vendor.replace(/ \[[0-9a-f]{4}\]$/, '')} ${named}${revision ? ` (rev ${revision})` : ''}`
}

function readHeader(address: string, rest: string, line: number): Sighting {
  const id =
    ID.exec(rest.replace(/^[^:]+: /, ''))?.[1]?.toLowerCase() ??
    /^\d{4}: ([0-9a-f]{4}:[0-9a-f]{4})/.exec(rest)?.[1]
  const described = rest
    .replace(/^[^:]+: /, '')
    .replace(/ \(prog-if .*$/, '')
    .replace(REVISION, '')
    .replace(ID, '')
  const unnamed = /^(\S+).* Device ([0-9a-f]{4})\b/.exec(described)
  return sighting('lspci', line, {
    address: addressOf(address),
    pciId: id ?? (unnamed?.[1] && unnamed[2] ? pciIdOf(VENDORS[unnamed[1]] ?? '', unnamed[2]) : null),
    name: /^\d{4}: /.test(rest) ? null : tidyName(described) || null,
    revision: REVISION.exec(rest)?.[1] ?? null,
  })
}

function readDetail(gpu: Sighting, { number, key, value }: PastedLine, facts: Facts) {
  if (key === 'subsystem') {
    gpu.subsystem ??= /([0-9a-f]{4}:[0-9a-f]{4})\]?/i.exec(value)?.[1]?.toLowerCase() ?? null
  } else if (key === 'kernel driver in use' && /^[\w-]+$/.test(value)) {
    gpu.driver ??= value
    facts.driver(value, number)
    if (value === 'vfio-pci') facts.virtualization('passthrough', number)
  }
}
