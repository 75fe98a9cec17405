import { sighting } from '@/lib/environments/readers/devices'
import type { Facts } from '@/lib/environments/readers/facts'
import { isGpuClass, isNoGpu } from '@/lib/environments/readers/lspci'
import { addressOf, pciIdOf, tidyName } from '@/lib/environments/readers/names'
import type { ReaderMaker } from '@/lib/environments/readers/reader'

const FIELDS = new Set(['class', 'vendor', 'device', 'svendor', 'sdevice', 'rev', 'driver'])

type Entry = { line: number; address: string; fields: Map<string, { text: string; line: number }> }

/** `lspci -vmm`, with or without `-nn` and `-k`: one field a line, an empty line between devices. */
export const lspciRecords: ReaderMaker = (facts) => {
  let entry: Entry | null = null
  return ({ bare, number, key, value }) => {
    // Before pciutils 3.0 the slot was called `Device`, like the name two lines below it.
    const address = key === 'slot' || key === 'device' ? addressOf(value) : null
    if (address || bare === '' || bare.startsWith('```')) {
      finish(entry, facts)
      entry = address ? { line: number, address, fields: new Map() } : null
    } else if (entry && FIELDS.has(key) && !entry.fields.has(key)) {
      entry.fields.set(key, { text: value, line: number })
    }
  }
}

function finish(entry: Entry | null, facts: Facts) {
  if (!entry) return
  const text = (field: string) => entry.fields.get(field)?.text ?? ''
  if (!isGpuClass(text('class')) || isNoGpu(`${text('vendor')} ${text('device')}`)) return
  facts.tool('lspci', entry.line)
  const driver = entry.fields.get('driver')
  if (driver) facts.driver(driver.text, driver.line)
  facts.see(
    sighting('lspci', entry.line, {
      address: entry.address,
      name: tidyName(text('device').replace(NUMBER, '')) || null,
      pciId: idOf(text('vendor'), text('device')),
      subsystem: idOf(text('svendor'), text('sdevice')),
      revision: /^[0-9a-f]{2}$/.test(text('rev')) ? text('rev') : null,
      driver: driver?.text ?? null,
    }),
  )
}

const NUMBER = / ?\[([0-9a-f]{4})\]$|^([0-9a-f]{4})$/i

/** `-nn` puts the number behind the name, `-n` in its place. */
function idOf(vendor: string, device: string): string | null {
  const [maker, model] = [NUMBER.exec(vendor), NUMBER.exec(device)]
  return maker && model ? pciIdOf(maker[1] ?? maker[2] ?? '', model[1] ?? model[2] ?? '') : null
}
