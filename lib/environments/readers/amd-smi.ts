import { type Sighting, sighting } from '@/lib/environments/readers/devices'
import type { Facts } from '@/lib/environments/readers/facts'
import { addressOf, pciIdOf, tidyName } from '@/lib/environments/readers/names'
import { tidyValue } from '@/lib/environments/readers/pasted-line'
import type { ReaderMaker } from '@/lib/environments/readers/reader'

const START = /^(?:"?card(\d+)"?\s*:\s*\{|"?GPU"?\s*:\s*(\d+),?$|GPU\[(\d+)\])/i
const PER_LINE = /^GPU\[\d+\]\s*:\s*([\w .()#-]{2,40}?)\s*:\s*(.+)$/
// Concise table: GPU, node, `0x744c,` and GUID, then readings; partitions come in rows of their own.
const CONCISE = /^\d+\s+\d+\s+(0x[0-9a-f]{4}),\s+\d+\s/i
const PARTITION = /NPS\d,\s*\w{3},\s*(\d+)/
const DASHBOARD = /^\|\s+([0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.\d)\s+(AMD \S.*?)\s{2,}/i
const TOLD = /amdgpu version:\s*([\d.]*\d)/i

/** `rocm-smi` and `amd-smi`, text and JSON, one block or one prefix for each GPU. */
export const amdSmi: ReaderMaker = (facts) => {
  let gpu: Sighting | null = null
  let driver = false
  let lastPartition = Number.MAX_SAFE_INTEGER
  let physical = 0
  return ({ bare, number, key, value }) => {
    const start = START.exec(bare)
    const slot = start ? (start[1] ?? start[2] ?? start[3] ?? null) : null
    if (slot !== null && gpu?.slot !== slot) gpu = facts.see(sighting('rocm-smi', number, { slot }))
    const told = PER_LINE.exec(bare)
    if (told?.[1] && told[2])
      return readProperty(gpu, told[1].toLowerCase(), tidyValue(told[2]), number, facts)
    const concise = CONCISE.exec(bare)?.[1]
    if (concise) {
      facts.tool('rocm-smi', number)
      const partition = Number(PARTITION.exec(bare)?.[1] ?? Number.NaN)
      if (!(partition > lastPartition)) physical += 1
      lastPartition = partition
      facts.see(sighting('rocm-smi', number, { slot: `row ${physical}`, pciId: pciIdOf('1002', concise) }))
    }
    const row = bare.charCodeAt(0) === 124 ? DASHBOARD.exec(bare) : null
    if (row?.[1] && row[2])
      facts.see(sighting('amd-smi', number, { address: addressOf(row[1]), name: tidyName(row[2]) }))
    const version = bare.includes('amdgpu version') ? TOLD.exec(bare)?.[1] : undefined
    if (version) facts.driver('amdgpu', number, { version })
    if (/^(?:asic|bus|vbios|driver|board|cache)$/.test(key)) driver = key === 'driver'
    if (driver && key === 'version' && /^\d+\.\d/.test(value))
      facts.driver('amdgpu', number, { version: value })
    else if (gpu) readProperty(gpu, key.replaceAll('_', ' '), value, number, facts)
  }
}

function readProperty(gpu: Sighting | null, key: string, value: string, line: number, facts: Facts) {
  if (value === 'N/A' || value === '') return
  if (key === 'driver version' && /^\d+\.\d/.test(value)) facts.driver('amdgpu', line, { version: value })
  if (/^(?:vbios version|part number)$/.test(key) && /\d{3}-/.test(value)) facts.version('vbios', value, line)
  if (!gpu) return
  if (/^(?:card series|device name|market name|product name)$/.test(key) && !/^0x/.test(value)) {
    facts.tool('rocm-smi', line)
    gpu.name ??= tidyName(value)
  }
  if (/^(?:device id|gpu id|card model)$/.test(key) && /^0x[0-9a-f]{4}$/i.test(value))
    gpu.pciId ??= pciIdOf('1002', value)
  if (/^(?:pci bus|bdf)$/.test(key)) gpu.address ??= addressOf(value)
}
