import { assertPlausible, hex4, linesOf, type Problem, type Reading } from './reading'
import type { BoardRow } from './rows'

/** `744C,	C8,	AMD Radeon RX 7900 XTX`, all under vendor 1002; the first line that is no comment is a version. */
export function readAmdgpuIds(text: string): Reading<BoardRow> {
  const rows: BoardRow[] = []
  const problems: Problem[] = []
  for (const { number, text: line } of linesOf(text)) {
    if (line.trim() === '' || line.startsWith('#') || /^\d+\.\d+\.\d+$/.test(line.trim())) continue
    const [id = '', revision = '', ...rest] = line.split(',')
    const device = hex4(id)
    const name = rest.join(',').trim()
    if (device && /^\s*[0-9a-f]{1,2}\s*$/i.test(revision) && name)
      rows.push({
        pciId: `1002:${device}`,
        subsystem: '',
        revision: revision.trim().toLowerCase().padStart(2, '0'),
        name,
      })
    else problems.push({ line: number, text: line })
  }
  return assertPlausible({ rows, problems }, 'amdgpu.ids')
}
