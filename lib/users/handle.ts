import { reservedSkeletons, reservedWords, staffWords } from './reserved'

export const HANDLE_MIN = 2
export const HANDLE_MAX = 30

export type HandleCheck = { ok: true; handle: string; key: string } | { ok: false; message: string }

/**
 * Whether a name may be somebody's handle, and the form it is kept in (NFKC). Letters of one script with their marks,
 * ASCII digits, `_` and `-`; look-alikes of staff and words of our own addresses are refused.
 */
export function checkHandle(typed: string): HandleCheck {
  const handle = typed.normalize('NFKC')
  if (handle.length < HANDLE_MIN) return refuse(`Use at least ${HANDLE_MIN} characters.`)
  if (handle.length > HANDLE_MAX) return refuse(`Use at most ${HANDLE_MAX} characters.`)
  if (invisible.test(handle) || !oneScript.some((script) => script.test(handle)))
    return refuse('Use letters of one script, digits, hyphens and underscores.')
  if (/\p{M}{4}/u.test(handle) || /[\u0300-\u036f]{2}/.test(handle)) return refuse('Use fewer accents.')
  if (!/\p{L}/u.test(handle)) return refuse('Use at least one letter.')
  if (!/^[\p{L}\p{N}].*[\p{L}\p{M}\p{N}]$/u.test(handle))
    return refuse('Begin and end with a letter or a digit.')
  if (/[-_]{2}/.test(handle)) return refuse('Separate words with one hyphen or underscore.')
  const key = foldHandle(handle)
  if (isReserved(handle, key)) return refuse('This name is reserved.')
  return { ok: true, handle, key }
}

/**
 * What two handles that look alike have in common: case, separators, accents and width folded, and letters that are
 * drawn alike mapped to one of them. Two people never share a key.
 */
export function foldHandle(handle: string): string {
  // Upper-casing first takes ß to SS and the dotless ı to I.
  const folded = handle.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKD')
  const letters = [...folded.replace(/[\u0300-\u036f_.\s-]/g, '')].map(
    (letter) => lookAlikes.get(letter) ?? letter,
  )
  return letters.join('').replaceAll('rn', 'm').replaceAll('vv', 'w').normalize('NFC')
}

function refuse(message: string): HandleCheck {
  return { ok: false, message }
}

function isReserved(handle: string, key: string): boolean {
  const plain = handle.toLowerCase().replace(/[-_]/g, '')
  return (
    staffWords.some((word) => word.test(key)) ||
    reservedSkeletons.has(key) ||
    reservedWords.has(plain) ||
    key === ''
  )
}

const invisible = /\p{Default_Ignorable_Code_Point}/u

const oneScript = [
  'Latin',
  'Greek',
  'Cyrillic',
  'Armenian',
  'Georgian',
  'Hebrew',
  'Arabic',
  'Devanagari',
  'Bengali',
  'Gurmukhi',
  'Gujarati',
  'Tamil',
  'Telugu',
  'Kannada',
  'Malayalam',
  'Sinhala',
  'Thai',
  'Lao',
  'Tibetan',
  'Myanmar',
  'Khmer',
  'Ethiopic',
  'Hangul',
  // Names written in Japanese and Chinese mix these three by nature.
  'Han}\\p{Script=Hiragana}\\p{Script=Katakana',
].map((script) => new RegExp(`^(?:[\\p{Script=${script}}ʻー0-9_-]|\\p{Script=Inherited})+$`, 'u'))

/** Lower-case letters drawn like Latin ones, after Unicode TS 39; `1`, `l` and `i` are one, and so are `0` and `o`. */
const lookAlikes = new Map([
  ...pairs('1liіιιӏוا|', 'i'),
  ...pairs('0oоοօסه', 'o'),
  ...pairs('аα', 'a'),
  ...pairs('вβƅ', 'b'),
  ...pairs('сϲ', 'c'),
  ...pairs('ԁժ', 'd'),
  ...pairs('еεє', 'e'),
  ...pairs('ɡց', 'g'),
  ...pairs('нһհ', 'h'),
  ...pairs('јյ', 'j'),
  ...pairs('кκ', 'k'),
  ...pairs('мμ', 'm'),
  ...pairs('ոпηπ', 'n'),
  ...pairs('рρ', 'p'),
  ...pairs('ԛգզ', 'q'),
  ...pairs('ѕտ', 's'),
  ...pairs('тτ', 't'),
  ...pairs('υս', 'u'),
  ...pairs('ѵν', 'v'),
  ...pairs('ԝшω', 'w'),
  ...pairs('хχ', 'x'),
  ...pairs('уγүყ', 'y'),
  ...pairs('ζ', 'z'),
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ł', 'i'],
  ['đ', 'd'],
  ['ħ', 'h'],
  ['ŧ', 't'],
  ['ſ', 's'],
  ['ς', 'σ'],
])

function pairs(letters: string, like: string): [string, string][] {
  return [...letters].map((letter) => [letter, like])
}
