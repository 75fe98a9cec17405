import { parsePciId } from './pci-id'

/** Longer texts name no device. */
export const DEVICE_QUERY_MAX = 100
const WORDS_MAX = 6

export type DeviceWords = {
  /** The text is this id, so nothing else is meant. */
  pciId: string | null
  /** One regular expression of Postgres for each word, for lower-case text; all must match. */
  patterns: string[]
}

/**
 * What to look for in names: `rtx4090` also as `rtx 4090`, and a number only as a whole one, so that 580 is neither
 * 1580 nor 5800. Null for text without letters or digits.
 */
export function deviceWords(text: string): DeviceWords | null {
  const pciId = parsePciId(text)
  if (pciId) return { pciId, patterns: [] }
  const words =
    text
      .slice(0, DEVICE_QUERY_MAX)
      .toLowerCase()
      .match(/[\p{L}\p{N}_+.:-]+/gu) ?? []
  const patterns = words
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, WORDS_MAX)
    .map(patternOf)
  return patterns.length > 0 ? { pciId: null, patterns } : null
}

function patternOf(word: string): string {
  const escaped = word.replace(/^0x(?=[0-9a-f]{4}$)/, '').replace(/[+.]/g, '\\$&')
  const spaced = escaped.replace(/(\p{L})(?=\p{N})|(\p{N})(?=\p{L})/gu, '$& ?')
  return `\\m${spaced}${/\d$/.test(word) ? '(?![0-9])' : ''}`
}
