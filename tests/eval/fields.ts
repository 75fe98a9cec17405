import type { Inspection } from '@/lib/environments/inspect'
import { alikeDistro, alikeDriver, alikeGpu, alikeVersion } from './alike'
import type { Expected } from './manifest'
import { compareLists, newTally, stands, type Tally } from './score'

export const FIELDS = [
  'gpus',
  'pci_ids',
  'drivers',
  'driver versions',
  'kernel',
  'distro',
  'versions',
  'signatures',
  'secrets',
] as const
export type Scores = Record<(typeof FIELDS)[number], Tally>

export function newScores(): Scores {
  return {
    gpus: newTally(),
    pci_ids: newTally(),
    drivers: newTally(),
    'driver versions': newTally(),
    kernel: newTally(),
    distro: newTally(),
    versions: newTally(),
    signatures: newTally(),
    secrets: newTally(),
  }
}

/** Adds one file to the scores. */
export function scoreFile(scores: Scores, want: Expected, got: Inspection, text: string) {
  const { file } = want
  const same = (one: string, other: string) => one === other
  const names = [...new Set(got.devices.flatMap(({ name }) => (name === null ? [] : [name])))]
  const ids = [...new Set(got.devices.flatMap(({ pci_id }) => (pci_id === null ? [] : [pci_id])))]
  const show = (value: string) => value
  const named = want.gpus.filter((gpu) => !isIdOnly(gpu))
  compareLists(scores.gpus, {
    file,
    want: named,
    got: names,
    alike: (one, other) => alikeGpu(one, other) || sharesId(one, other, got),
    show,
    text,
  })
  compareLists(scores.pci_ids, {
    file,
    want: want.pci_ids,
    got: ids,
    alike: same,
    show,
    text: `${text} ${want.pci_ids.join(' ')}`,
  })
  compareLists(scores.drivers, {
    file,
    want: want.drivers,
    got: got.drivers,
    alike: (one, other) => alikeDriver(one.name, other.name),
    show: ({ name, version }) => `${version ?? ''} (${name})`,
    text,
  })
  scoreDriverVersions(scores['driver versions'], want, got, text)
  scoreOne(scores.kernel, file, want.kernel, got.kernel, same, text)
  scoreOne(scores.distro, file, want.distro, got.distro, alikeDistro, text)
  scoreVersions(scores.versions, want, got, text)
  compareLists(scores.signatures, {
    file,
    want: want.error_ids,
    got: got.signatures,
    alike: same,
    show,
    text: `${text} ${want.error_ids.join(' ')}`,
  })
  scoreSecrets(scores.secrets, want, got)
}

/** An entry such as `10de:26b5 (pci.ids: AD102GL [L40])` gives no name that the text has. */
function isIdOnly(gpu: string): boolean {
  return /^[0-9a-f]{4}:[0-9a-f]{4}\b/.test(gpu)
}

/** A card listed with its id is found when a device of that name and id is. */
function sharesId(want: string, name: string, got: Inspection): boolean {
  const id = /[0-9a-f]{4}:([0-9a-f]{4})|device id ([0-9a-f]{4})/i.exec(want)
  const digits = id?.[1] ?? id?.[2]
  return (
    digits !== undefined &&
    got.devices.some((device) => device.name === name && device.pci_id?.endsWith(digits))
  )
}

function scoreOne(
  tally: Tally,
  file: string,
  want: string | null,
  got: string | null,
  alike: (want: string, got: string) => boolean,
  text: string,
) {
  if (want !== null && got !== null && alike(want, got)) tally.right += 1
  else {
    if (want !== null && stands(want, text)) tally.missed.push(`${file}: ${want}`)
    else if (want !== null) tally.leftOut.push(`${file}: ${want}`)
    if (got !== null) tally.invented.push(`${file}: ${got}${want === null ? '' : ` for ${want}`}`)
  }
}

/** A version the manifest leaves open is not judged where the text has it: the manifest lists what matters, not all. */
function scoreDriverVersions(tally: Tally, want: Expected, got: Inspection, text: string) {
  for (const { name, version } of want.drivers) {
    if (version === null) continue
    const mine = got.drivers.filter((driver) => alikeDriver(name, driver.name) && driver.version !== null)
    if (mine.some((driver) => alikeVersion(version, driver.version ?? ''))) tally.right += 1
    else if (stands(`${version} (${name})`, text)) tally.missed.push(`${want.file}: ${name} ${version}`)
    else tally.leftOut.push(`${want.file}: ${name} ${version}`)
  }
  for (const { name, version } of got.drivers) {
    if (version === null) continue
    const known = want.drivers.filter((driver) => alikeDriver(driver.name, name))
    if (known.some((driver) => driver.version !== null && alikeVersion(driver.version, version))) continue
    if (known.some((driver) => driver.version === null))
      tally.unlisted.push(`${want.file}: ${name} ${version}`)
    else tally.invented.push(`${want.file}: ${name} ${version}`)
  }
}

/** The manifest files these under the tool that says them; the product under what they are. */
const NAMES: Record<string, string> = { libze1: 'level_zero' }

function scoreVersions(tally: Tally, want: Expected, got: Inspection, text: string) {
  const wanted = Object.entries(want.versions).map(([name, version]) => ({
    name: NAMES[name] ?? name,
    version,
  }))
  for (const { name, version } of wanted) {
    const mine = got.versions[name]
    if (mine !== undefined && alikeVersion(version, mine)) tally.right += 1
    else if (stands(version, text)) tally.missed.push(`${want.file}: ${name} ${version}`)
    else tally.leftOut.push(`${want.file}: ${name} ${version}`)
  }
  const driven = want.drivers.flatMap(({ version }) => (version === null ? [] : [version]))
  for (const [name, version] of Object.entries(got.versions)) {
    const known = wanted.find((one) => one.name === name)
    if (known && alikeVersion(known.version, version)) continue
    if (driven.some((one) => alikeVersion(one, version))) continue
    if (known || !text.includes(version)) tally.invented.push(`${want.file}: ${name} ${version}`)
    else tally.unlisted.push(`${want.file}: ${name} ${version}`)
  }
}

/** A secret is found when some redaction holds it; what else is redacted is judged by the scrubber's own tests. */
function scoreSecrets(tally: Tally, want: Expected, got: Inspection) {
  for (const { type, value } of want.secrets) {
    if (got.redactions.some(({ text }) => text.includes(value))) tally.right += 1
    else tally.missed.push(`${want.file}: ${type} ${value}`)
  }
  for (const { kind, text } of got.redactions) {
    if (!want.secrets.some(({ value }) => text.includes(value) || value.includes(text))) {
      tally.unlisted.push(`${want.file}: ${kind} ${text}`)
    }
  }
}
