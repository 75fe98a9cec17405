import { diff3MergeRegions } from 'node-diff3'

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
  if (costOf(base, mine) + costOf(base, theirs) > mostPairs) return [{ kind: 'conflict', base, mine, theirs }]
  return diff3MergeRegions(mine, base, theirs).map((region): Block => {
    if (region.stable) return { kind: 'ok', lines: region.bufferContent }
    if (same(region.aContent, region.bContent)) return { kind: 'ok', lines: region.aContent }
    return { kind: 'conflict', base: region.oContent, mine: region.aContent, theirs: region.bContent }
  })
}

// node-diff3 looks at every pair of equal lines: 32,000 empty ones would take minutes.
const mostPairs = 4_000_000

function costOf(left: string[], right: string[]): number {
  const counts = new Map<string, number>()
  for (const line of left) counts.set(line, (counts.get(line) ?? 0) + 1)
  return right.reduce((sum, line) => sum + (counts.get(line) ?? 0), 0)
}

function same(left: string[], right: string[]): boolean {
  return left.length === right.length && left.every((value, index) => value === right[index])
}
