import { sighting } from '@/lib/environments/readers/devices'
import type { Facts } from '@/lib/environments/readers/facts'
import { addressOf, pciIdOf, tidyName, vendorOf } from '@/lib/environments/readers/names'
import type { PastedLine } from '@/lib/environments/readers/pasted-line'
import type { ReaderMaker } from '@/lib/environments/readers/reader'

type Device = {
  line: number
  name: string
  board: string
  vendor: string
  version: string
  driver: { text: string; line: number } | null
  address: string
  type: string
}

/** `clinfo`, its raw form aside, and other listings of OpenCL devices; a device counts once its type says GPU. */
export const clinfo: ReaderMaker = (facts) => {
  let device: Device | null = null
  return (line) => {
    const { number, key, value } = line
    if (key === 'device name' || (key === 'device type' && value.startsWith('CL_DEVICE_TYPE'))) {
      finish(device, facts)
      device = {
        line: number,
        name: key === 'device name' ? value : '',
        board: '',
        vendor: '',
        version: '',
        driver: null,
        address: '',
        type: key === 'device type' ? value : '',
      }
    } else if (device && line.bare === '' && device.type !== '' && device.driver) {
      finish(device, facts)
      device = null
    } else if (device) readProperty(device, line)
    if (key === 'platform version' || key === 'device vendor') facts.tool('clinfo', number)
  }
}

function readProperty(device: Device, { number, key, value }: PastedLine) {
  if (key.startsWith('device board name') || key === 'board name') device.board = value
  if (key === 'name') device.name ||= value
  if (key === 'version' && value.startsWith('OpenCL')) device.version ||= value
  if (key === 'device vendor' || key === 'vendor') device.vendor = value
  if (key === 'device version' || key === 'supported opencl version') device.version = value
  if (key === 'driver version') device.driver = { text: value, line: number }
  if (key === 'device type') device.type = value
  if (key.startsWith('device topology') || key === 'device pci bus info (khr)') {
    device.address = /[0-9a-f:]{5,13}\.[0-7]/i.exec(value)?.[0] ?? fromDecimal(value) ?? device.address
  }
}

/** `PCI[ B#3, D#0, F#0 ]` */
function fromDecimal(value: string): string | null {
  const [, bus, device, slot] = /B#(\d{1,3}), D#(\d{1,2}), F#(\d)/.exec(value) ?? []
  if (!bus || !device) return null
  const hex = (part: string) => Number(part).toString(16).padStart(2, '0')
  return `${hex(bus)}:${hex(device)}.${slot}`
}

function finish(device: Device | null, facts: Facts) {
  if (!device) return
  const { name, board, vendor, version, driver, address, type, line } = device
  if (/(?:\b|_)CPU\b/.test(type)) {
    if (/Intel/.test(vendor) && driver)
      facts.driver('intel-opencl-cpu-runtime', driver.line, { version: driver.text })
    return
  }
  if (!/(?:\b|_)GPU\b|Accelerator/.test(type)) return
  const id = /\[0x([0-9a-f]{4})\]/i.exec(name)?.[1]
  const known = {
    name: tidyName(board || name),
    pciId: id ? pciIdOf('8086', id) : null,
    address: addressOf(address),
  }
  facts.see(sighting('clinfo', line, { ...known, slot: known.address ? null : String(line) }))
  const opencl = /OpenCL (\d\.\d)/.exec(version)?.[1]
  if (opencl) facts.version('opencl', opencl, line)
  if (driver) readDriver(driver, `${vendor} ${name} ${version}`, facts)
}

function readDriver({ text, line }: { text: string; line: number }, about: string, facts: Facts) {
  const version = /^[\w.~+-]{3,60}/.exec(text)?.[0]
  if (!version || !/\d/.test(version)) return
  const maker = vendorOf(about)
  if (/Mesa|rusticl|clover/i.test(`${text} ${about}`)) facts.driver('mesa', line, { version })
  else if (maker === 'nvidia') facts.driver('nvidia', line, { version })
  else if (maker === 'intel') facts.driver('compute-runtime', line, { version })
  else if (maker === 'amd') facts.driver('amd-opencl', line, { version })
}
