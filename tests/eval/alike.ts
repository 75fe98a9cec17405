import { driverFamily } from '@/lib/environments/readers/drivers'
import { modelWords } from '@/lib/environments/readers/names'

/** Whether two ways of writing one fact mean the same. The manifest adds remarks in brackets; those are not part of a name. */

export function plain(text: string): string {
  return text
    .replace(/\([^)]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** `Vega 10 XT` and `AMD Vega 10 XT`; `Phoenix3 (Radeon 780M)` and `Phoenix3`; `2x X` and X; `A = B` is A or B. */
export function alikeGpu(expected: string, found: string): boolean {
  return expected.split(' = ').some((one) => {
    const name = plain(one.replace(/\((?:R|TM)\)/g, ''))
    const few = words(name)
    const many = words(found)
    const same = name.toLowerCase() === plain(found.replace(/\((?:R|TM)\)/g, '')).toLowerCase()
    return same || within(few, many) || within(many, few)
  })
}

function words(name: string): string[] {
  return modelWords(name.replace(/^\d+x /, '')).filter(
    (word) => !/^(?:name|truncated|rows|shown)$/.test(word),
  )
}

function within(few: string[], many: string[]): boolean {
  return few.length > 0 && few.every((word) => many.includes(word))
}

/** Synonyms of the manifest, each with the name that the parser gives. */
const SYNONYMS: [RegExp, string][] = [
  [/^amd proprietary driver/i, 'amdgpu-pro'],
  [/^level-zero driver/i, 'level-zero'],
  [/^intel opencl cpu runtime/i, 'intel-opencl-cpu-runtime'],
  [/^mesa/i, 'mesa'],
]

export function alikeDriver(expected: string, found: string): boolean {
  return expected.split(' / ').some((one) => {
    const name = plain(one)
    const known = SYNONYMS.find(([pattern]) => pattern.test(one))?.[1] ?? name
    return known === found || driverFamily(known) === driverFamily(found)
  })
}

/** `367.44-3` and `367.44` are one release; `70.2` stands for `70.2.0`; `A / B` is either. */
export function alikeVersion(expected: string, found: string): boolean {
  return plain(expected)
    .split(' / ')
    .some((one) => one === found || upstream(one) === upstream(found) || found.startsWith(`${one}*`))
}

function upstream(version: string): string {
  return version
    .replace(/^v?(?:\d+:)?/, '')
    .replace(/[-~+].*$/, '')
    .replace(/(?:\.0)+$/, '')
}

/** The shorter of two distribution names stands in the longer, whatever the case and spacing: `debian12`, `Debian 12`. */
export function alikeDistro(expected: string, found: string): boolean {
  const [one, other] = [expected, found].map((text) =>
    text.toLowerCase().replace(/gnu\/linux|[^a-z0-9.]/g, ''),
  )
  const bare = plain(expected)
    .toLowerCase()
    .replace(/[^a-z0-9.]/g, '')
  return (
    one !== undefined && other !== undefined && (one.includes(other) || (bare !== '' && other.includes(bare)))
  )
}
