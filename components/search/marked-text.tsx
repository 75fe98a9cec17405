import type { Marked } from '@/lib/search/types'

/** Found words stand out; every piece is escaped by React. */
export function MarkedText({ pieces }: { pieces: Marked[] }) {
  return pieces.map(({ text, marked }, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never move
    marked ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
  )
}
