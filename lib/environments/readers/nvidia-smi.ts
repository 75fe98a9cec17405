import { sighting } from '@/lib/environments/readers/devices'
import type { Facts } from '@/lib/environments/readers/facts'
import { addressOf, tidyName } from '@/lib/environments/readers/names'
import type { ReaderMaker } from '@/lib/environments/readers/reader'

const HEADER = /VIDIA-SMI(?: version)?\s*:?\s+([\d.]+)/
const DRIVER = /(?:Driver|KMD) Version\s*:\s*([\d.]+)/
const CUDA = /CUDA (?:UMD )?Version\s*:\s*(\d+\.\d+)/
// The name column may be cut short with `...`; the column after it is persistence, or the driver model on Windows.
const ROW =
  /^\|\s+(\d+)\s+(\S.*?)\s+(On|Off|N\/A|WDDM|TCC|MCDM)\s*\|\s+([0-9A-Fa-f]{4,8}:[0-9A-Fa-f]{2}:[0-9A-Fa-f]{2}\.[0-7])/
const LISTED = /^GPU (\d+): (\S.*?)(?: \(UUID: .*)?$/
const WINDOWS_COLUMN = /TCC\/WDDM|Driver-Model/

const CSV = /^((?:NVIDIA|Tesla|Quadro|GeForce|GRID) [^,]{2,60}), (\d{3}\.\d{2,3}(?:\.\d{1,3})?)(?:,|$)/

/** The table of `nvidia-smi`, and `nvidia-smi -L`, and `--query-gpu=name,driver_version`. */
export const nvidiaSmi: ReaderMaker = (facts) => {
  let pending: { version: string; line: number } | null = null
  return ({ message, number }) => {
    if (message.startsWith('GPU ') && message.includes('(UUID:')) return readListed(message, number, facts)
    const csv = message.includes(', ') ? CSV.exec(message) : null
    if (csv?.[1] && csv[2]) {
      facts.see(
        sighting('nvidia-smi csv', number, {
          slot: String(number),
          name: tidyName(csv[1]),
          driver: 'nvidia',
        }),
      )
      facts.driver('nvidia', number, { version: csv[2] })
    }
    if (message.charCodeAt(0) !== 124 && !message.includes('VIDIA-SMI')) return
    const header = HEADER.exec(message)
    if (header) {
      facts.tool('nvidia-smi', number)
      pending = readHeader(message, number, facts, header[1])
    }
    if (WINDOWS_COLUMN.test(message) && pending) {
      facts.driver('nvidia', pending.line, { version: pending.version, flavour: 'windows' })
    }
    const row = ROW.exec(message)
    // hl-smi draws the same table.
    if (!row?.[2] || !row[4] || row[2].startsWith('HL-')) return
    const seen = {
      slot: row[1] ?? null,
      name: tidyName(row[2]),
      address: addressOf(row[4]),
      driver: 'nvidia',
    }
    facts.see(sighting('nvidia-smi', number, seen))
  }
}

function readHeader(text: string, line: number, facts: Facts, tool: string | undefined) {
  const version = DRIVER.exec(text)?.[1] ?? null
  const cuda = CUDA.exec(text)?.[1]
  if (cuda) facts.version('cuda_driver_api', cuda, line)
  if (!version) return null
  // Below WSL the tool comes from Linux and the driver from Windows, so the two differ without anything being wrong.
  const split = tool !== undefined && tool !== version && tool.includes('.')
  if (split) facts.version('nvidia_smi', tool, line)
  facts.driver('nvidia', line, { version })
  return { version, line }
}

function readListed(text: string, line: number, facts: Facts) {
  const listed = LISTED.exec(text)
  if (!listed?.[2]) return
  facts.tool('nvidia-smi', line)
  facts.see(sighting('nvidia-smi -L', line, { slot: listed[1] ?? null, name: tidyName(listed[2]) }))
}
