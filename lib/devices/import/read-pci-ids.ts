import { assertPlausible, linesOf, type Problem, type Reading } from './reading'
import type { BoardRow } from './rows'

/**
 * The whole format of pci.ids: vendors, devices below them by one tab, subsystems below those by two, then the classes,
 * which are passed over. Only rows of `vendors` are kept; a device's own row has an empty subsystem.
 */
export function readPciIds(text: string, vendors: ReadonlySet<string>): Reading<BoardRow> {
  const rows: BoardRow[] = []
  const problems: Problem[] = []
  let [vendor, device]: [string | null, string | null] = [null, null]
  // Rows of a malformed vendor or device belong to nobody.
  let inClasses = false
  for (const { number, text: line } of linesOf(text)) {
    if (line === '' || line.startsWith('#')) continue
    const entry = entryOf(line)
    if (/^C [0-9a-f]{2} {2}/i.test(line)) inClasses = true
    if (inClasses) continue
    if (!entry) {
      problems.push({ line: number, text: line })
      if (!line.startsWith('\t')) vendor = null
      if (!line.startsWith('\t\t')) device = null
    } else if (entry.depth === 0) [vendor, device] = [entry.id, null]
    else if (entry.depth === 1) {
      device = vendor === null ? null : `${vendor}:${entry.id}`
      if (device !== null && vendors.has(vendor ?? ''))
        rows.push({ pciId: device, subsystem: '', revision: '', name: entry.name })
    } else if (device !== null && vendors.has(vendor ?? ''))
      rows.push({ pciId: device, subsystem: entry.id, revision: '', name: entry.name })
  }
  return assertPlausible({ rows, problems, ...headOf(text) }, 'pci.ids')
}

type Entry = { depth: 0 | 1 | 2; id: string; name: string }

function entryOf(line: string): Entry | null {
  const [, subvendor, subdevice, subname] = /^\t\t([0-9a-f]{4}) ([0-9a-f]{4}) {2}(.*\S)/i.exec(line) ?? []
  if (subvendor && subdevice && subname)
    return { depth: 2, id: `${subvendor}:${subdevice}`.toLowerCase(), name: subname }
  const [, tab, id, name] = /^(\t?)([0-9a-f]{4}) {2}(.*\S)/i.exec(line) ?? []
  return id && name ? { depth: tab ? 1 : 0, id: id.toLowerCase(), name } : null
}

function headOf(text: string) {
  const head = text.slice(0, 2_000)
  return {
    edition: /^#\s*Version:\s*(\S+)/m.exec(head)?.[1],
    editionDate: /^#\s*Date:\s*(\d{4}-\d{2}-\d{2})/m.exec(head)?.[1],
  }
}
