import { parsePciId } from './pci-id'

/** Longer texts name no device. */
export const DEVICE_QUERY_MAX = 100
const WORDS_MAX = 6

export type DeviceWords = {
  /** The text is this id, so nothing else is meant. */
  pciId: string | null
  /** All must be found in the lower-case text. */
  words: DeviceWord[]
}

/** A regular expression of Postgres, and what every text that matches it holds: comparing that first is quicker. */
export type DeviceWord = { pattern: string; pieces: string[] }

/**
 * What to look for in names: `rtx4090` also as `rtx 4090`, and a number only as a whole one, so that 580 is neither
 * 1580 nor 5800. Null for text without letters or digits.
 */
export function deviceWords(text: string): DeviceWords | null {
  const pciId = parsePciId(text)
  if (pciId) return { pciId, words: [] }
  const found =
    text
      .slice(0, DEVICE_QUERY_MAX)
      .toLowerCase()
      .match(/[\p{L}\p{N}_+.:-]+/gu) ?? []
  const words = found
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, WORDS_MAX)
    .map((word) => ({ pattern: patternOf(word), pieces: piecesOf(word) }))
  return words.length > 0 ? { pciId: null, words } : null
}

const bare = (word: string) => word.replace(/^0x(?=[0-9a-f]{4}$)/, '')

function piecesOf(word: string): string[] {
  return bare(word).match(/\p{L}+|\p{N}+/gu) ?? []
}

function patternOf(word: string): string {
  const escaped = bare(word).replace(/[+.]/g, '\\$&')
  const spaced = escaped.replace(/(\p{L})(?=\p{N})|(\p{N})(?=\p{L})/gu, '$& ?')
  return `\\m${spaced}${/\d$/.test(word) ? '(?![0-9])' : ''}`
}
