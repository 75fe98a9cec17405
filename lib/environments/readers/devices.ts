import { sameModel, vendorOf } from '@/lib/environments/readers/names'
import type { DeviceFact } from '@/lib/environments/types'

/**
 * One tool's view of a device. A `renderer` names what draws, often in other words than the PCI database; a `mention`
 * stands in somebody's sentence. Both count only where no tool showed that device.
 */
export type Sighting = DeviceFact & {
  source: string
  /** Tells apart the devices of one source that gives no address: `0`, `1`, … */
  slot: string | null
  kind: 'device' | 'renderer' | 'mention'
}

/** A sighting with nothing known yet but its source and line. */
export function sighting(source: string, line: number, known: Partial<Sighting> = {}): Sighting {
  return {
    pciId: null,
    name: null,
    subsystem: null,
    revision: null,
    address: null,
    driver: null,
    slot: null,
    kind: 'device',
    source,
    line,
    ...known,
  }
}

type Gathered = { device: DeviceFact; slots: Map<string, string | null> }

/** No machine has more; merging compares each sighting with each device. */
const MOST_DEVICES = 64

/** Merges what several tools said of the same device: by address, then by id, then by name. */
export function gatherDevices(sightings: Sighting[]): DeviceFact[] {
  const found: Gathered[] = []
  const settled = sightings.filter((one) => one.kind === 'device')
  for (const one of settled.filter((each) => each.address !== null)) place(one, found)
  for (const one of settled.filter((each) => each.address === null && (each.pciId || each.name)))
    place(one, found)
  for (const one of sightings.filter((each) => each.kind === 'renderer')) placeRenderer(one, found)
  const shown = found.some(({ device }) => device.name !== null || device.pciId !== null)
  for (const one of sightings.filter((each) => each.kind === 'mention')) {
    if (!shown) place(one, found)
  }
  return nameTheOnlyOne(found.map(({ device }) => device)).toSorted((a, b) => a.line - b.line)
}

/** Where a log knows one card's address and a list one card's name of that maker, both mean the same card. */
function nameTheOnlyOne(devices: DeviceFact[]): DeviceFact[] {
  return (['nvidia', 'amd', 'intel'] as const).reduce((all, vendor) => {
    const placed = all.filter(
      (one) => isUnnamed(one) && one.driver !== null && vendorOf(one.driver) === vendor,
    )
    const named = all.filter((one) => !isUnnamed(one) && vendorOf(one.pciId ?? one.name ?? '') === vendor)
    const [unknown, known] = [placed[0], named[0]]
    if (!unknown || !known || placed.length > 1 || named.length > 1 || known.address !== null) return all
    const { address, driver } = unknown
    known.address = address
    known.driver ??= driver
    return all.filter((one) => one !== unknown)
  }, devices)
}

function isUnnamed({ pciId, name }: DeviceFact): boolean {
  return pciId === null && name === null
}

function place(one: Sighting, found: Gathered[]) {
  const twin = found.find((other) => isSame(one, other))
  if (twin) {
    absorb(twin.device, one)
    twin.slots.set(one.source, one.slot)
  } else if (found.length < MOST_DEVICES) {
    const { pciId, name, subsystem, revision, address, driver, line } = one
    found.push({
      device: { pciId, name, subsystem, revision, address, driver, line },
      slots: new Map([[one.source, one.slot]]),
    })
  }
}

function isSame(one: Sighting, { device, slots }: Gathered): boolean {
  if (one.address !== null && device.address !== null) return one.address === device.address
  const slot = slots.get(one.source)
  if (one.slot !== null && slot !== undefined && slot !== one.slot) return false
  if (one.pciId !== null && device.pciId !== null) return one.pciId === device.pciId
  if (one.name !== null && device.name !== null && sameModel(one.name, device.name)) return true
  return namesItself(one, device) || namesItself(device, one)
}

/** Intel calls an unknown card `Intel(R) Graphics [0x56a1]`: the name is the id. */
function namesItself(one: { pciId: string | null }, other: { name: string | null }): boolean {
  const device = one.pciId?.slice(5)
  return device !== undefined && (other.name?.toLowerCase().includes(`0x${device}`) ?? false)
}

/** A renderer is another name of a known device of that maker; only an unknown maker's makes a device of its own. */
function placeRenderer(one: Sighting, found: Gathered[]) {
  const vendor = one.name === null ? null : vendorOf(one.name)
  const known = found.filter(({ device }) => {
    const told = [device.pciId, device.name, device.driver].find(
      (text) => text !== null && vendorOf(text) !== null,
    )
    return told ? vendorOf(told) === vendor && !isUnnamed(device) : false
  })
  const [only] = known
  if (!only) place(one, found)
  else if (known.length === 1) only.device.name ??= one.name
}

function absorb(device: DeviceFact, more: Sighting) {
  device.pciId ??= more.pciId
  device.name ??= more.name
  device.subsystem ??= more.subsystem
  device.revision ??= more.revision
  device.address ??= more.address
  device.driver ??= more.driver
  device.line = Math.min(device.line, more.line)
}
