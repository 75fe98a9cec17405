import { getCatalogue } from './catalogue'
import { findCodes } from './codes'
import { findSignatures } from './find'
import type { ErrorFilter } from './list-input'
import type { Signature } from './types'

export const ERRORS_PAGE = 100

export type ErrorList = { found: Signature[]; total: number; next: string | null }

/**
 * Errors by vendor, driver, severity and text, in the catalogue's order; with a text those that it names or shows first.
 * The text may be a code as people write it (`Xid 79`), a number of it (`0x62`), words, or a line of a log.
 */
export function listErrors({ q, vendor, driver, severity, after }: ErrorFilter): ErrorList {
  const all = getCatalogue().filter(
    (one) =>
      (vendor === null || one.vendor === vendor) &&
      (driver === null || one.driver === driver) &&
      (severity === null || one.severity === severity),
  )
  const matching = q === '' ? all : searchErrors(all, q)
  const from = after === null ? 0 : matching.findIndex(({ id }) => id === after) + 1
  const found = matching.slice(from, from + ERRORS_PAGE)
  const last = found.at(-1)
  return { found, total: matching.length, next: last && matching.at(-1) !== last ? last.id : null }
}

/** Errors that a search names, the surest first; for the box beside search results. */
export function findErrors(text: string, limit: number): Signature[] {
  return searchErrors(getCatalogue(), text).slice(0, limit)
}

/** The drivers of the catalogue with the number of their errors, by vendor. */
export function listErrorDrivers() {
  const counts = new Map<string, { vendor: Signature['vendor']; driver: string; errors: number }>()
  for (const { vendor, driver } of getCatalogue()) {
    const key = `${vendor} ${driver}`
    counts.set(key, { vendor, driver, errors: (counts.get(key)?.errors ?? 0) + 1 })
  }
  return [...counts.values()]
}

function searchErrors(all: readonly Signature[], text: string): Signature[] {
  const named = new Set([...findCodes(text), ...findSignatures(text)].map(({ id }) => id))
  const words = text.toLowerCase().match(/[\p{L}\p{N}_.]+/gu) ?? []
  if (words.length === 0 && named.size === 0) return []
  const ranks = all.map((one, place) => ({ one, place, rank: named.has(one.id) ? 0 : rankOf(one, words) }))
  return ranks
    .filter(({ rank }) => rank < NOT)
    .sort((first, second) => first.rank - second.rank || first.place - second.place)
    .map(({ one }) => one)
}

const NOT = 4

/** 1: its code or one of its names; 2: its title; 3: what is known of it or the lines it is printed as. */
function rankOf(signature: Signature, words: string[]): number {
  const texts = textsOf(signature)
  if (!words.every((word) => texts.whole.includes(word))) return NOT
  const holds = (text: string) => words.every((word) => holdsWord(text, word))
  if (holds(texts.names)) return 1
  if (holds(texts.titled)) return 2
  return holds(texts.known) ? 3 : NOT
}

type Texts = { names: string; titled: string; known: string; whole: string }
const searched = new WeakMap<Signature, Texts>()

/** What is looked through, in small letters, put together once for each entry. */
function textsOf(signature: Signature): Texts {
  const ready = searched.get(signature)
  if (ready) return ready
  const { code, names: others, slug, title, driver, meaning, causes, examples } = signature
  const join = (...texts: string[]) => texts.join('\n').toLowerCase()
  const names = join(code ?? '', slug.replaceAll('-', ' '), ...others)
  const titled = join(names, title, driver)
  const known = join(title, driver, meaning, ...causes, ...examples, slug)
  const texts = { names, titled, known, whole: join(titled, known) }
  searched.set(signature, texts)
  return texts
}

/** Numbers are found whole: 79 is not in 1790. Other words by their beginning. */
function holdsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const before = text[at - 1] ?? ' '
    const behind = text[at + word.length] ?? ' '
    if (!/[\p{L}\p{N}]/u.test(before) && (!/^(0x[\da-f]+|\d+)$/.test(word) || !/[\p{L}\p{N}]/u.test(behind)))
      return true
  }
  return false
}
