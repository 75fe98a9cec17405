import type { Finder } from './types'

const mostWords = 100
const longestWord = 200

/** What the author asked to remove, in any case and also within words; null for nothing. */
export function createChosenFinder(chosen: readonly string[]): Finder | null {
  const words = [
    ...new Set(chosen.flatMap((text) => text.split(/[\r\n]+/)).map((word) => word.trim().toLowerCase())),
  ]
    .filter((word) => word.length > 1 && word.length <= longestWord)
    .slice(0, mostWords)
    .sort((a, b) => b.length - a.length)
  if (words.length === 0) return null
  return (line, report) => {
    const lower = line.toLowerCase()
    // Some letters grow when their case changes; such a line is searched as it is.
    const text = lower.length === line.length ? lower : line
    for (const word of words)
      for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length))
        report('chosen', at, at + word.length)
  }
}
