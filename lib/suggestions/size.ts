export type Size = { added: number; removed: number }

/**
 * How many words come and go between two texts, wherever they stand: quick for any length, and a paragraph that only
 * moved counts nothing.
 */
export function sizeOfChange(from: string, to: string): Size {
  const counts = new Map<string, number>()
  for (const word of wordsOf(to)) counts.set(word, (counts.get(word) ?? 0) + 1)
  for (const word of wordsOf(from)) counts.set(word, (counts.get(word) ?? 0) - 1)
  const size = { added: 0, removed: 0 }
  for (const count of counts.values()) {
    if (count > 0) size.added += count
    else size.removed -= count
  }
  return size
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '')
}
