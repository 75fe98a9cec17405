import { parsePciId } from '../pci-id'
import { assertPlausible, linesOf, type Problem, type Reading } from './reading'
import type { BoardRow } from './rows'

/** `8086:e20b<tab>BMG_G21`. */
export function readIntelGroups(text: string): Reading<BoardRow> {
  const rows = new Map<string, BoardRow>()
  const problems: Problem[] = []
  for (const { number, text: line } of linesOf(text)) {
    if (line === '' || (number === 1 && line.startsWith('pci_id\t'))) continue
    const [id = '', group = ''] = line.split('\t').map((cell) => cell.trim())
    const pciId = parsePciId(id)
    if (pciId && /^[A-Z][A-Z0-9_]+$/.test(group))
      rows.set(pciId, { pciId, subsystem: '', revision: '', name: group })
    else problems.push({ line: number, text: line })
  }
  return assertPlausible({ rows: [...rows.values()], problems }, 'table of Intel id groups')
}
