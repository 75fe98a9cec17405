import type { DiffRow, Segment } from './types'
import { diffTexts } from './words'

/** A comparison as plain text for mails: lines with `-` and `+`, unchanged ones around them, at most `most` lines. */
export function plainDiff(left: string, right: string, most = 60): string {
  const lines = diffTexts(left, right).flatMap(toLines)
  return lines.length <= most ? lines.join('\n') : [...lines.slice(0, most), '[…]'].join('\n')
}

function toLines(row: DiffRow): string[] {
  if (row.kind === 'folded') return ['  […]']
  if (row.kind === 'same') return [`  ${wordsOf(row.left)}`]
  if (row.kind === 'added') return [`+ ${wordsOf(row.right)}`]
  if (row.kind === 'removed') return [`- ${wordsOf(row.left)}`]
  return [`- ${wordsOf(row.left)}`, `+ ${wordsOf(row.right)}`]
}

function wordsOf(segments: Segment[]): string {
  return segments.map(({ text }) => text).join('')
}
