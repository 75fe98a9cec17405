import { sighting } from '@/lib/environments/readers/devices'
import type { Facts } from '@/lib/environments/readers/facts'
import { addressOf, pciIdOf, tidyName } from '@/lib/environments/readers/names'
import type { ReaderMaker } from '@/lib/environments/readers/reader'

const HEADER = /^[a-z_]+(?:\.[a-z_]+){0,4}(?: \[\w+\])?(?:, ?[a-z_]+(?:\.[a-z_]+){0,4}(?: \[\w+\])?){1,40}$/
const TELLING =
  /\b(?:driver_version|uuid|memory\.total|pci\.bus_id|vbios_version|utilization\.gpu|temperature\.gpu|compute_cap)\b/

/** `nvidia-smi --query-gpu=… --format=csv`, whose first line names the columns. */
export const nvidiaSmiCsv: ReaderMaker = (facts) => {
  let columns: string[] = []
  return ({ bare, number }) => {
    if (!bare.includes(',')) {
      columns = []
      return
    }
    if (HEADER.test(bare) && TELLING.test(bare)) {
      columns = bare.split(',').map((column) => column.replace(/ \[\w+\]$/, '').trim())
      facts.tool('nvidia-smi', number)
      return
    }
    const cells = columns.length > 0 ? bare.split(',').map((cell) => cell.trim()) : []
    if (cells.length === columns.length && cells.length > 0)
      readRow(new Map(columns.map((column, at) => [column, cells[at] ?? ''])), number, facts)
    else columns = []
  }
}

function readRow(row: Map<string, string>, line: number, facts: Facts) {
  const cell = (...names: string[]) => names.map((name) => row.get(name)).find((text) => text) ?? ''
  const id = /^0x([0-9A-F]{4})([0-9A-F]{4})$/i.exec(cell('pci.device_id'))
  const name = tidyName(cell('name', 'gpu_name'))
  const pciId = id?.[1] && id[2] ? pciIdOf(id[2], id[1]) : null
  const address = addressOf(cell('pci.bus_id', 'gpu_bus_id'))
  if (name || pciId)
    facts.see(
      sighting('nvidia-smi csv', line, {
        slot: cell('index', 'uuid', 'gpu_uuid') || String(line),
        name: name || null,
        pciId,
        address,
        driver: 'nvidia',
      }),
    )
  const version = /^\d{3}\.\d{2,3}(?:\.\d{1,3})?$/.exec(cell('driver_version'))?.[0]
  if (version) facts.driver('nvidia', line, { version })
  if (/^[0-9A-F]{2}\.\w{2}\./i.test(cell('vbios_version')))
    facts.version('vbios', cell('vbios_version'), line)
  if (/^\d{1,2}\.\d$/.test(cell('compute_cap')))
    facts.version('compute_capability', cell('compute_cap'), line)
}
