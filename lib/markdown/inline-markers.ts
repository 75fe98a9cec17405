/** Lines of stars or dashes only: a rule or a decoration, which costs nothing. `* * *` is a rule, `* * * x` is not. */
export function isDecoration(line: string): boolean {
  return /^[\s>]*([-*_=~#])(?:\1|\s)*$/.test(line)
}

/** Marks that may open or close emphasis, strikethrough or a link; a long run counts by its length. */
export function markersIn(line: string): number {
  let markers = 0
  for (const [run] of withoutCode(line).matchAll(marks)) markers += run.length > 8 ? run.length : 1
  return markers
}

/** How many brackets stay open within each other at most, going on from the lines above. */
export function bracketDepth(line: string, open: number): { open: number; deepest: number } {
  let depth = open
  let deepest = open
  for (const bracket of withoutCode(line).match(/[[\]]/g) ?? []) {
    depth = bracket === '[' ? depth + 1 : Math.max(0, depth - 1)
    deepest = Math.max(deepest, depth)
  }
  return { open: depth, deepest }
}

// Underscores within words (`NV_ERR_GPU_IS_LOST`) never open emphasis.
const marks = /\*+|~+|(?<![\p{L}\p{N}_])_+|_+(?![\p{L}\p{N}_])|\](?=[([])/gu

function withoutCode(line: string): string {
  return line.replace(/`[^`]+`/g, '')
}
