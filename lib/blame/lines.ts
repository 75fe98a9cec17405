import { findChanges } from '@/lib/diff/match'

/**
 * Who brought each line of a text, found from its revision backwards: a line belongs to the last revision at which it
 * had no equal in the text before. Numbers of lines count from 0 here.
 */
export type Blame = {
  /** The revision whose lines these are. */
  number: number
  /** For each line the revision that brought it; 0 while it is still older than `reached`. */
  owners: Int32Array
  /** How far back was looked. */
  reached: number
  /** For each line of the revision `reached` the line here that it became, or -1. */
  origin: Int32Array
  /** Lines that nobody owns yet. */
  pending: number
}

export function startBlame(number: number, lines: readonly string[]): Blame {
  const origin = Int32Array.from(lines, (_, line) => line)
  return { number, owners: new Int32Array(lines.length), reached: number, origin, pending: lines.length }
}

/** Goes one revision back: `lines` are those of the revision reached so far, `before` those of its parent. */
export function stepBlame(
  blame: Blame,
  lines: readonly string[],
  before: { number: number; lines: readonly string[] },
): Blame {
  if (lines === before.lines) return { ...blame, reached: before.number }
  const next: Blame = {
    ...blame,
    reached: before.number,
    origin: new Int32Array(before.lines.length).fill(-1),
  }
  let [old, now] = [0, 0]
  for (const { leftStart, leftEnd, rightStart, rightEnd } of findChanges(before.lines, lines)) {
    while (old < leftStart) next.origin[old++] = blame.origin[now++] ?? -1
    for (now = rightStart; now < rightEnd; now += 1) own(next, blame.origin[now] ?? -1, blame.reached)
    old = leftEnd
  }
  while (old < before.lines.length) next.origin[old++] = blame.origin[now++] ?? -1
  return next
}

/** The revision reached has none before it, or its own blame is known: every line left belongs to who is named there. */
export function endBlame(blame: Blame, known?: Blame): Blame {
  const ended = { ...blame }
  for (const [line, at] of blame.origin.entries())
    own(ended, at, known ? (known.owners[line] ?? known.reached) : blame.reached)
  return ended
}

function own(blame: Blame, line: number, number: number): void {
  if (line < 0 || blame.owners[line] !== 0) return
  blame.owners[line] = number
  blame.pending -= 1
}

/** Lines in a row that one revision brought; `number` is null where it is older than was looked. */
export type BlameGroup = { number: number | null; first: number; lines: string[] }

export function groupLines(lines: readonly string[], { owners }: Blame): BlameGroup[] {
  const groups: BlameGroup[] = []
  for (const [index, line] of lines.entries()) {
    const number = owners[index] || null
    const last = groups.at(-1)
    if (last && last.number === number) last.lines.push(line)
    else groups.push({ number, first: index + 1, lines: [line] })
  }
  return groups
}
