import { compareVersions, isVersion, precisionOf, truncateVersion } from './compare'

/** `from` is inclusive; `to` is exclusive unless `through`, which means "up to and with all of that branch". */
export type Range = { from: string | null; to: string | null; through: boolean }

/** Whether a version lies in a range. Through `580` holds for `580.95.05`; before `6.12.9` not for `6.12.9-arch1-1`. */
export function contains({ from, to, through }: Range, version: string): boolean {
  if (!isVersion(version)) return false
  if (from !== null && compareVersions(version, from) < 0) return false
  if (to === null) return true
  if (!through) return compareVersions(version, to) < 0
  const { numbers, exact } = precisionOf(to)
  return compareVersions(exact ? version : truncateVersion(version, numbers), to) <= 0
}

/** Whether every version lies in it, one that nobody knows included. */
export function isUnbounded({ from, to }: Range): boolean {
  return from === null && to === null
}

/** Whether no version can lie in it. */
export function isEmpty({ from, to, through }: Range): boolean {
  if (from === null || to === null) return false
  const order = compareVersions(from, to)
  return through ? order > 0 && !contains({ from: null, to, through }, from) : order >= 0
}

/**
 * Reads what people write: `580` (that branch), `580+` or `>= 580`, `< 6.15`, `<= 580`, `6.12 - 6.15`, `>= 6.12, < 6.15`.
 * Null when it cannot be understood or holds nothing.
 */
export function parseRange(text: string): Range | null {
  const range = readBounds(text) ?? readSpan(text) ?? readSingle(text)
  return range && !isEmpty(range) ? range : null
}

/** Why `parseRange` could not read a text, in words for its author. */
export function rangeProblem(text: string): string {
  if (text === '') return 'Say for which versions: 580, >= 6.12, < 6.17, or 550 - 580.'
  const numbers = text.split(/[\s,<>=≤≥–-]+/).filter(Boolean)
  if (numbers.length > 0 && numbers.every(isVersion) && !/(?:^|[^<=])>(?!=)/.test(text))
    return 'No version lies in this range.'
  return 'Write it as 580, 580+, >= 6.12, < 6.17, or 550 - 580.'
}

/** In words: `from 580.65 to before 595`, `580`, `up to 6.17`. */
export function describeRange({ from, to, through }: Range): string {
  if (from !== null && from === to) return from
  const end = to === null ? '' : through ? `up to ${to}` : `before ${to}`
  if (from === null) return end
  return end === '' ? `from ${from}` : through ? `from ${from} up to ${to}` : `from ${from} to before ${to}`
}

const bound = /^(>=|<=|<|≥|≤)\s*(\S{1,60})$/

function readBounds(text: string): Range | null {
  const parts = text
    .replace(/(>=|<=|<|≥|≤)\s+/g, '$1')
    .split(/[\s,]+/)
    .filter(Boolean)
  if (parts.length === 0 || parts.length > 2) return null
  const range: Range = { from: null, to: null, through: false }
  for (const part of parts) {
    const [, sign, version] = bound.exec(part) ?? []
    if (!version || !isVersion(version)) return null
    if (sign === '>=' || sign === '≥') {
      if (range.from !== null) return null
      range.from = version
    } else {
      if (range.to !== null) return null
      range.to = version
      range.through = sign !== '<'
    }
  }
  return range
}

function readSpan(text: string): Range | null {
  const [, from, to] = /^\s*(\S{1,60})\s+(?:-|–|to|\.\.)\s+(\S{1,60})\s*$/.exec(text) ?? []
  return from && to && isVersion(from) && isVersion(to) ? { from, to, through: true } : null
}

function readSingle(text: string): Range | null {
  const version = text.trim()
  if (!isVersion(version) || /\s/.test(version)) return null
  if (version.endsWith('+')) return { from: version.slice(0, -1), to: null, through: false }
  return { from: version, to: version, through: true }
}
