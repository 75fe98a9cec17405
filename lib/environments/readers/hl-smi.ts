import { sighting } from '@/lib/environments/readers/devices'
import { addressOf } from '@/lib/environments/readers/names'
import type { ReaderMaker } from '@/lib/environments/readers/reader'

const DRIVER = /\bDriver Version\s*:\s*(\d+\.\d+\.\d+[\w.-]*)/
const ROW =
  /^\|\s+(\d{1,2})\s+(HL-\w{3,8}(?: \w{1,12})?)\s{2,}\S+\s+\|\s*([0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7])/i
const LISTED = /^AIP (\d{1,2}): (HL-\w{3,8}) \(/

/** The table of `hl-smi`, drawn like that of nvidia-smi, and `hl-smi -L`. */
export const hlSmi: ReaderMaker = (facts) => {
  let open = false
  return ({ bare, number }) => {
    if (bare.includes('HL-SMI')) {
      open = true
      facts.tool('hl-smi', number)
    }
    const listed = bare.startsWith('AIP ') ? LISTED.exec(bare) : null
    if (listed?.[1] && listed[2])
      facts.see(sighting('hl-smi -L', number, { slot: listed[1], name: listed[2] }))
    if (!open) return
    const driver =
      bare.includes('Driver Version') && !bare.includes('Nic ') ? DRIVER.exec(bare)?.[1] : undefined
    if (driver) facts.driver('habanalabs', number, { version: driver })
    const row = bare.includes('HL-') ? ROW.exec(bare) : null
    if (row?.[2] && row[3])
      facts.see(
        sighting('hl-smi', number, {
          slot: row[1] ?? null,
          name: row[2],
          address: addressOf(row[3]),
          driver: 'habanalabs',
        }),
      )
  }
}
