import { inspect } from '@/lib/environments/inspect'
import { getCatalogue } from '@/lib/signatures/catalogue'
import { createMatcher } from '@/lib/signatures/match'

/** `read-log.ts BYTES`: parses, scrubs and matches a log of that size; prints the milliseconds of each try and the memory. */
const bytes = Number(process.argv[2])
const match = createMatcher(getCatalogue())
const text = kernelLog(bytes)
inspect('warm', kernelLog(20_000), match)
const times = Array.from({ length: 5 }, () => {
  const started = performance.now()
  inspect('log', text, match)
  return performance.now() - started
})
process.stdout.write(JSON.stringify({ times, megabytes: process.resourceUsage().maxRSS / 1_024 }))

/** What a busy machine writes, most of it about other things, with a fault of a GPU every hundred lines. */
function kernelLog(length: number): string {
  const lines: string[] = []
  let size = 0
  for (let number = 0; size < length; number++) {
    const line = `Nov 30 10:${String(number % 60).padStart(2, '0')}:07 tower kernel: [${(number * 0.371).toFixed(6)}] ${said(number)}`
    lines.push(line)
    size += line.length + 1
  }
  return lines.join('\n').slice(0, length)
}

function said(number: number): string {
  if (number % 100 === 99) return 'NVRM: Xid (PCI:0000:01:00): 79, pid=4242, GPU has fallen off the bus.'
  const ordinary = [
    `usb 1-${number % 9}: new high-speed USB device number ${number % 120} using xhci_hcd`,
    `e1000e 0000:00:1f.6 eno1: NIC Link is Up 1000 Mbps, address 52:54:00:12:34:${(number % 90) + 10}`,
    `audit: type=1400 apparmor="ALLOWED" operation="open" name="/home/ada/.cache/mesa/${number}" pid=${number}`,
    `pcieport 0000:00:1c.0: AER: Corrected error message received from 0000:02:00.0`,
    `[drm] ring gfx_0.0.0 uses VM inv eng ${number % 16} on hub 0`,
  ]
  return ordinary[number % ordinary.length] ?? ''
}
