import { type Change, findChanges } from '@/lib/diff/match'

/** The lines where both sides changed the same place; `line` counts from 1 in the draft, at the first marker. */
export type Hunk = { line: number; base: string[]; mine: string[]; theirs: string[] }

export type Merge = { clean: true; text: string } | { clean: false; draft: string; hunks: Hunk[] }

export const markers = {
  mine: '<<<<<<< your text',
  middle: '=======',
  theirs: '>>>>>>> saved meanwhile',
} as const

/**
 * Joins two edits of the same base by lines. Changes that touch or overlap are conflicts unless they are the same
 * (MediaWiki and GNU diff3 do so too); the draft then holds both texts between markers. Line ends become LF.
 */
export function mergeTexts(base: string, mine: string, theirs: string): Merge {
  const [o, a, b] = [linesOf(base), linesOf(mine), linesOf(theirs)]
  const blocks = mergeLines(o, a, b)
  const hunks: Hunk[] = []
  const draft: string[] = []
  for (const block of blocks) {
    if (block.kind === 'ok') {
      draft.push(...block.lines)
      continue
    }
    hunks.push({ line: draft.length + 1, base: block.base, mine: block.mine, theirs: block.theirs })
    draft.push(markers.mine, ...block.mine, markers.middle, ...block.theirs, markers.theirs)
  }
  const text = draft.join('\n')
  return hunks.length === 0 ? { clean: true, text } : { clean: false, draft: text, hunks }
}

type Block =
  | { kind: 'ok'; lines: string[] }
  | { kind: 'conflict'; base: string[]; mine: string[]; theirs: string[] }

function linesOf(text: string): string[] {
  return text.replace(/\r\n?/g, '\n').split('\n')
}

function mergeLines(base: string[], mine: string[], theirs: string[]): Block[] {
  if (same(mine, theirs) || same(base, theirs)) return [{ kind: 'ok', lines: mine }]
  if (same(base, mine)) return [{ kind: 'ok', lines: theirs }]
  const sides = {
    mine: toRegion(mine, findChanges(base, mine)),
    theirs: toRegion(theirs, findChanges(base, theirs)),
  }
  const blocks: Block[] = []
  let at = 0
  for (let from = nextChange(sides); from !== null; from = nextChange(sides)) {
    const to = takeRegion(sides, from)
    if (from > at) blocks.push({ kind: 'ok', lines: base.slice(at, from) })
    blocks.push(joined(base.slice(from, to), textOf(sides.mine, from, to), textOf(sides.theirs, from, to)))
    at = to
  }
  return at < base.length ? [...blocks, { kind: 'ok', lines: base.slice(at) }] : blocks
}

/** One side's changes of the base, those from `first` up to `next` belonging to the region at hand. */
type Side = { lines: string[]; changes: Change[]; first: number; next: number }
type Sides = { mine: Side; theirs: Side }

function toRegion(lines: string[], changes: Change[]): Side {
  return { lines, changes, first: 0, next: 0 }
}

/** Where in the base the next region begins. */
function nextChange({ mine, theirs }: Sides): number | null {
  const starts = [mine, theirs].flatMap(({ changes, next }) => changes[next]?.leftStart ?? [])
  return starts.length === 0 ? null : Math.min(...starts)
}

/** Takes the changes of both sides that touch each other from `start` on, and returns where in the base they end. */
function takeRegion({ mine, theirs }: Sides, start: number): number {
  const sides = [mine, theirs]
  for (const side of sides) side.first = side.next
  let end = start
  for (let grown = true; grown; ) {
    grown = false
    for (const side of sides) {
      const change = side.changes[side.next]
      if (!change || change.leftStart > end) continue
      end = Math.max(end, change.leftEnd)
      side.next += 1
      grown = true
    }
  }
  return end
}

/** What a side made of a region of the base. */
function textOf({ lines, changes, first, next }: Side, from: number, to: number): string[] | null {
  const [begin, end] = [changes[first], changes[next - 1]]
  if (first === next || !begin || !end) return null
  return lines.slice(begin.rightStart - (begin.leftStart - from), end.rightEnd + (to - end.leftEnd))
}

/** `null` stands for a side that left the region alone. */
function joined(base: string[], mine: string[] | null, theirs: string[] | null): Block {
  if (!mine || !theirs) return { kind: 'ok', lines: mine ?? theirs ?? base }
  return same(mine, theirs) ? { kind: 'ok', lines: mine } : { kind: 'conflict', base, mine, theirs }
}

function same(left: string[], right: string[]): boolean {
  return left.length === right.length && left.every((value, index) => value === right[index])
}
