import { sighting } from '@/lib/environments/readers/devices'
import type { Facts } from '@/lib/environments/readers/facts'
import { isNoGpu } from '@/lib/environments/readers/lspci'
import { addressOf, pciIdOf, tidyName } from '@/lib/environments/readers/names'
import type { ReaderMaker } from '@/lib/environments/readers/reader'

const HEADING = /^\d{1,4}: PCI [0-9a-f.]{3,12}: ([0-9a-f]{4}) /i
const NUMBERED = /^pci 0x([0-9a-f]{4})(?: "(.{1,120})")?/i
const GRAPHICS = /graphics card|VGA compatible|3D controller|Display controller/i
const FIELDS = new Set(['sysfs busid', 'hardware class', 'model', 'vendor', 'device'])
const MORE = new Set(['subvendor', 'subdevice', 'revision', 'driver'])

type Record = { line: number; graphics: boolean; fields: Map<string, { text: string; line: number }> }

/** `hwinfo --gfxcard` and the same records in a whole `hwinfo`. */
export const hwinfo: ReaderMaker = (facts) => {
  let record: Record | null = null
  return ({ bare, number, key, value }) => {
    const heading = bare.includes(': PCI ') ? HEADING.exec(bare)?.[1] : undefined
    if (heading || bare === '') {
      finish(record, facts)
      record = heading ? { line: number, graphics: /^(?:03|12)/.test(heading), fields: new Map() } : null
      return
    }
    if (!FIELDS.has(key) && !MORE.has(key)) return
    // A paste often begins below the heading; the model then tells what the record is of.
    record ??= { line: number, graphics: false, fields: new Map() }
    if (key === 'model' || key === 'hardware class') record.graphics ||= GRAPHICS.test(value)
    if (!record.fields.has(key)) record.fields.set(key, { text: value, line: number })
  }
}

function finish(record: Record | null, facts: Facts) {
  if (!record?.graphics) return
  const text = (field: string) => record.fields.get(field)?.text ?? ''
  const [vendor, device] = [NUMBERED.exec(text('vendor')), NUMBERED.exec(`${text('device')}"`)]
  if (!vendor?.[1] || !device?.[1] || isNoGpu(text('vendor'))) return
  facts.tool('hwinfo', record.line)
  const driver = record.fields.get('driver')
  if (driver && /^[\w-]+$/.test(driver.text)) facts.driver(driver.text, driver.line)
  const [maker, board] = [NUMBERED.exec(text('subvendor'))?.[1], NUMBERED.exec(text('subdevice'))?.[1]]
  const known = {
    pciId: pciIdOf(vendor[1], device[1]),
    name: device[2] ? tidyName(device[2]) : null,
    address: addressOf(text('sysfs busid')),
    subsystem: maker && board ? pciIdOf(maker, board) : null,
    revision: /^0x([0-9a-f]{2})$/.exec(text('revision'))?.[1] ?? null,
    driver: driver?.text ?? null,
  }
  facts.see(sighting('hwinfo', record.line, known))
}
