import type { Span } from './types'

const longestBlock = 400
const begin = /-----BEGIN [A-Z0-9 ]{1,60}-----/
const pemLine =
  /^[\s>|"'+,-]{0,12}(?:[A-Za-z0-9+/]{1,120}={0,2}|[A-Z][A-Za-z-]{1,30}: [^\n]{1,120}|=[A-Za-z0-9+/]{4})?(?:\\n)?["',]{0,2}\s{0,4}$/
/** An EDID begins with eight fixed bytes, then maker and product (they stay), then the serial number. */
const edid = /\b00 ?(?:ff ?){6}00 ?(?:[0-9a-f]{2} ?){4}/i
const hexBytes = /(?:[0-9a-f]{2} ?){8,}\s*$/i

/** Secrets that run over several lines: keys and certificates in PEM, and the bytes of a monitor's EDID. By line index. */
export function findBlocks(text: string, lines: readonly string[]): Map<number, Span> {
  const spans = new Map<number, Span>()
  if (text.includes('-----BEGIN '))
    eachStart(lines, begin, (at, end) => closeBlock(lines, spans, { at, end, kind: 'token' }, pemSpan))
  if (/\b00 ?ff ?ff ?ff/i.test(text))
    eachStart(lines, edid, (at, end) => closeBlock(lines, spans, { at, end, kind: 'serial' }, hexSpan))
  return spans
}

function eachStart(lines: readonly string[], start: RegExp, visit: (at: number, end: number) => void): void {
  for (const [at, line] of lines.entries()) {
    const match = start.exec(line)
    if (match) visit(at, match.index + match[0].length)
  }
}

type Start = { at: number; end: number; kind: Span['kind'] }
type Part = { start: number; end: number } | null

/** The rest of the first line and each line that continues it, all with the block as their secret. */
function closeBlock(
  lines: readonly string[],
  spans: Map<number, Span>,
  start: Start,
  partOf: (line: string) => Part,
): void {
  const parts: [number, { start: number; end: number }][] = []
  const first = restOfFirst(lines[start.at] ?? '', start)
  if (first) parts.push([start.at, first])
  for (let at = start.at + 1; at < lines.length && at - start.at <= longestBlock; at += 1) {
    const part = partOf(lines[at] ?? '')
    if (!part) break
    if (part.end > part.start) parts.push([at, part])
  }
  const whole = parts.map(([at, part]) => lines[at]?.slice(part.start, part.end)).join('\n')
  for (const [at, part] of parts) spans.set(at, { ...part, kind: start.kind, whole })
}

function restOfFirst(line: string, { end, kind }: Start): Part {
  const rest = line.slice(end)
  const length =
    kind === 'token'
      ? (/^.*?(?=-----END|$)/.exec(rest)?.[0].trimEnd().length ?? 0)
      : (/^(?:[0-9a-f]{2} ?)+/i.exec(rest)?.[0].trimEnd().length ?? 0)
  return length > 3 ? { start: end, end: end + length } : null
}

function pemSpan(line: string): Part {
  if (line.includes('-----END') || !pemLine.test(line)) return null
  const start = line.search(/[A-Za-z0-9+/=]/)
  return start === -1 ? { start: 0, end: 0 } : { start, end: line.trimEnd().length }
}

function hexSpan(line: string): Part {
  const match = line.length < 400 ? hexBytes.exec(line) : null
  return match ? { start: match.index, end: match.index + match[0].trimEnd().length } : null
}
