/** A line as a terminal shows it, and where each of its characters stands in the line as it was pasted. */
export type VisibleLine = { text: string; rawStart: (at: number) => number; rawEnd: (end: number) => number }

// Built from strings: the linter rightly distrusts control characters inside a literal.
const escapes = new RegExp(
  [
    '\\u001b\\[[0-?]{0,32}[ -/]{0,4}[@-~]', // colours, cursor moves
    '\\u001b\\][^\\u0007\\u001b]{0,256}(?:\\u0007|\\u001b\\\\)', // titles and links
    '\\u001b[@-Z\\\\-_()#][0-9A-Za-z]?', // the short ones
    '(?:\\\\(?:0?33|x1b|e|u001b)|#033|\\^\\[)\\[[0-9;]{0,24}[A-Za-z]', // written out by strace, rsyslog, JSON
    '\\[\\d{1,3}(?:;\\d{1,3}){0,4}m', // colours that lost their escape byte in a paste
    '\\u0003(?:\\d{1,2}(?:,\\d{1,2})?)?', // colours of IRC, as inxi writes them
    '[\\u200b\\u200e\\u200f\\ufeff]', // what editors and mail programs slip in
  ].join('|'),
  'gi',
)
const signs = new RegExp(
  [
    '[\\u001b\\u0003\\u200b\\u200e\\u200f\\ufeff]',
    '(?:33|x1b|u001b|\\\\e|\\^\\[)\\[',
    '\\[\\d{1,3}[;m]',
  ].join('|'),
  'i',
)

/** Whether a text can hold anything that `visibleLine` would leave out. */
export function hasEscapes(text: string): boolean {
  return signs.test(text)
}

export function visibleLine(raw: string): VisibleLine {
  const pieces: string[] = []
  const cuts: { at: number; shift: number }[] = []
  let from = 0
  let kept = 0
  for (const { index, 0: sequence } of raw.matchAll(escapes)) {
    pieces.push(raw.slice(from, index))
    kept += index - from
    from = index + sequence.length
    cuts.push({ at: kept, shift: from - kept })
  }
  if (cuts.length === 0) return { text: raw, rawStart: (at) => at, rawEnd: (end) => end }
  pieces.push(raw.slice(from))
  return {
    text: pieces.join(''),
    rawStart: (at) => at + shiftAt(cuts, at),
    rawEnd: (end) => end + shiftAt(cuts, end - 1),
  }
}

/** How many characters were left out before `at`: the last cut at or before it, found by halving. */
function shiftAt(cuts: { at: number; shift: number }[], at: number): number {
  let low = 0
  let high = cuts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((cuts[middle]?.at ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return cuts[low - 1]?.shift ?? 0
}
