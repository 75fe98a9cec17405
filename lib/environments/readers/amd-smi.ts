import { type Sighting, sighting } from '@/lib/environments/readers/devices'
import type { Facts } from '@/lib/environments/readers/facts'
import { isBareRelease, kernelReleaseIn } from '@/lib/environments/readers/kernel-release'
import { addressOf, pciIdOf, tidyName } from '@/lib/environments/readers/names'
import { tidyValue } from '@/lib/environments/readers/pasted-line'
import type { ReaderMaker } from '@/lib/environments/readers/reader'

const START = /^(?:"?card(\d+)"?\s*:\s*\{|"?GPU"?\s*:\s*(\d+),?$|GPU\[(\d+)\])/i
const PER_LINE = /^GPU\[\d+\]\s*:\s*([\w .()#-]{2,40}?)\s*:\s*(.+)$/
// Concise table: GPU, node, `0x744c,` and GUID, then readings; partitions come in rows of their own.
const CONCISE = /^\d+\s+\d+\s+(0x[0-9a-f]{4}),\s+\d+\s/i
const PARTITION = /NPS\d,\s*\w{3},\s*(\d+)/
const DASHBOARD = /^\|\s+([0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.\d)\s+(AMD \S.*?)\s{2,}/i
const CSV_DRIVER = /^cardsystem,(\d+\.\d+[\w.+~-]*)$/
const TOLD = /amdgpu version:\s*([\d.]*\d)/i

const BLOCK_ENDS = /^(?:```|[$#] |\S+@\S+[$#] |(?:AI_?NIC|NIC|CPU|SOCKET)(?:_\w+)?: ?\d+$)/
const SECTIONS = new Set(['asic', 'bus', 'vbios', 'driver', 'board', 'cache'])

/** `rocm-smi` and `amd-smi`, text and JSON, one block or one prefix for each GPU. */
export const amdSmi: ReaderMaker = (facts) => {
  const readRow = conciseRows(facts)
  let gpu: Sighting | null = null
  let section = ''
  return ({ bare, number, key, value }) => {
    if (bare === '') return
    const slot = /^["cCgG]/.test(bare) ? slotIn(bare) : null
    if (slot !== null && gpu?.slot !== slot) gpu = facts.see(sighting('rocm-smi', number, { slot }))
    const told = bare.startsWith('GPU[') ? PER_LINE.exec(bare) : null
    if (told?.[1] && told[2])
      return readProperty(gpu, told[1].toLowerCase(), tidyValue(told[2]), number, facts)
    if (bare.includes('0x')) readRow(bare, number)
    const row = bare.charCodeAt(0) === 124 ? DASHBOARD.exec(bare) : null
    if (row?.[1] && row[2])
      facts.see(sighting('amd-smi', number, { address: addressOf(row[1]), name: tidyName(row[2]) }))
    const listed = CSV_DRIVER.exec(bare)?.[1]
    if (listed) readProperty(null, 'driver version', listed, number, facts)
    const version = bare.includes('amdgpu version') ? TOLD.exec(bare)?.[1] : undefined
    if (version) facts.driver('amdgpu', number, { version })
    if (BLOCK_ENDS.test(bare)) gpu = null
    if (gpu === null || key === '') return
    if (SECTIONS.has(key)) section = key
    if (section !== 'driver') readProperty(gpu, key.replaceAll('_', ' '), value, number, facts)
    else readDriver(key, value, number, facts)
  }
}

function readDriver(key: string, value: string, line: number, facts: Facts) {
  if (key === 'version' && /^\d+\.\d/.test(value)) facts.driver('amdgpu', line, { version: value })
  const kernel = key === 'os_kernel_version' ? kernelReleaseIn(value) : null
  if (kernel) facts.kernel(kernel, line)
}

function slotIn(bare: string): string | null {
  const start = START.exec(bare)
  return start ? (start[1] ?? start[2] ?? start[3] ?? null) : null
}

/** The rows of one card's partitions count up from 0; the next card begins where the count does not rise. */
function conciseRows(facts: Facts): (bare: string, line: number) => void {
  let last = Number.MAX_SAFE_INTEGER
  let card = 0
  return (bare, line) => {
    const device = CONCISE.exec(bare)?.[1]
    if (!device) return
    const partition = Number(PARTITION.exec(bare)?.[1] ?? Number.NaN)
    if (!(partition > last)) card += 1
    last = partition
    facts.tool('rocm-smi', line)
    facts.see(sighting('rocm-smi rows', line, { slot: String(card), pciId: pciIdOf('1002', device) }))
  }
}

const NAMES = new Set(['card series', 'device name', 'market name', 'product name'])
const IDS = new Set(['device id', 'gpu id', 'card model'])

function readProperty(gpu: Sighting | null, key: string, value: string, line: number, facts: Facts) {
  if (value === 'N/A' || value === '') return
  // The driver of the kernel has no release of its own; rocm-smi then shows the kernel's.
  if (key === 'driver version' && isBareRelease(value)) facts.kernel(value, line)
  else if (key === 'driver version' && /^\d+\.\d/.test(value))
    facts.driver('amdgpu', line, { version: value })
  if ((key === 'vbios version' || key === 'part number') && /\d{3}-/.test(value))
    facts.version('vbios', value, line)
  if (!gpu) return
  if (NAMES.has(key) && !value.startsWith('0x')) {
    facts.tool('rocm-smi', line)
    gpu.name ??= tidyName(value)
  }
  if (IDS.has(key) && /^0x[0-9a-f]{4}$/i.test(value)) gpu.pciId ??= pciIdOf('1002', value)
  if (key === 'pci bus' || key === 'bdf') gpu.address ??= addressOf(value)
}
