import type { LogLine } from '@/lib/environments/lines'
import { withoutEntities, wrappedMessage } from '@/lib/environments/readers/wrappings'

/** A line as the readers see it. */
export type PastedLine = {
  number: number
  /** As pasted, with its indentation. */
  text: string
  /** Without quote marks, diff marks, list bullets and the space around. */
  bare: string
  /** What remains once time stamp, host and process are gone; equal to `bare` where there is no time stamp. */
  message: string
  /** It carried a time stamp: a kernel or service log. */
  logged: boolean
  /** For `key: value`, `key = value`, `key      value` and `| key | value |`: lower case without emphasis; else ''. */
  key: string
  value: string
}

/** Takes apart what people and tools put around a fact: quotes, bullets, time stamps, emphasis. */
export function readLine({ number, text }: LogLine): PastedLine {
  const bare = strip(withoutEntities(text))
  const message = withoutStamps(wrappedMessage(bare) ?? bare)
  const logged = message.length !== bare.length
  const { key, value } = logged ? NOTHING : keyAndValue(bare)
  return { number, text, bare, message, logged, key, value }
}

const MARKS = /^(?:\s*(?:>|\+(?=\s)|[-*•·–](?=\s)|\d{1,2}[.)](?=\s)))*\s*/

function strip(text: string): string {
  const first = text.charCodeAt(0)
  const plain = (first >= 65 && first <= 122) || first === 124
  return (plain ? text : text.replace(MARKS, '')).trimEnd()
}

const IN_BRACKETS =
  /^\[(?:\s*\+?\d{1,9}[.,]\d{3,9}\](?:\[\s*[TC]\d+\])?|[A-Z]\S{2,3}\d\d \d\d:\d\d\]|\S{2,5} \S{2,6} [ \d]?\d \d\d:\d\d:\d\d \d{4}\]|\d{4}-\d\d-\d\d[T ][^\]]{5,30}\]):?\s?/
// A date and time, a time, dmesg whose bracket was not copied, or the node that a cluster tool names first.
const IN_DIGITS =
  /^(?:\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?|\d{1,2}月\s{1,2}\d{1,2} \d\d:\d\d:\d\d|\d\d:\d\d:\d\d(?:\.\d+)?|\d{1,9}\.\d{6}\]|\d{1,3}(?:\.\d{1,3}){3}:)\s/
const PRIORITY = /^<\d{1,3}>/
// syslog and journal in any language, then the facility and level of `dmesg -x`.
const IN_LETTERS =
  /^(?:[^\s\d]{3,6} [ \d]?\d (?:\d{4} )?\d\d:\d\d:\d\d(?:\.\d+)?\s{1,4}|[a-z]{4,8}\s{0,4}:\s{0,4}[a-z]{3,7}\s{0,3}:\s)/
const SENDER = /^(?:\S{1,64} )?(?:kernel|[\w./@()-]{2,60}\[\d+\]): ?/

/** Removes time stamps of every kind, then `host process[pid]:`. */
function withoutStamps(bare: string): string {
  let rest = bare
  for (let round = 0; round < 4; round++) {
    const length = stampLength(rest)
    if (length === 0) break
    rest = rest.slice(length)
    const sender = rest.includes(': ') ? SENDER.exec(rest) : null
    if (sender) rest = rest.slice(sender[0].length)
  }
  return rest.length === bare.length && bare.startsWith('kernel: ') ? bare.slice(8) : rest
}

function stampLength(text: string): number {
  const first = text.charCodeAt(0)
  if (first === 91) return IN_BRACKETS.exec(text)?.[0].length ?? 0
  if (first >= 48 && first <= 57) return IN_DIGITS.exec(text)?.[0].length ?? 0
  if (first === 60) return PRIORITY.exec(text)?.[0].length ?? 0
  const colon = text.indexOf(':')
  return colon > 3 && colon < 20 ? (IN_LETTERS.exec(text)?.[0].length ?? 0) : 0
}

const NOTHING = { key: '', value: '' }
const LONGEST_KEY = 64

function keyAndValue(bare: string): { key: string; value: string } {
  if (bare.charCodeAt(0) === 124) return tableRow(bare)
  const mark = firstMark(bare)
  const gap = bare.indexOf('  ')
  // `key      value` needs two spaces before any mark; `key      : value` has its mark right after them.
  if (mark > 0 && (gap === -1 || mark < gap || bare.slice(gap, mark).trim() === '')) {
    const end = bare.startsWith(':**', mark) ? mark + 3 : mark + 1
    return { key: tidyKey(bare.slice(0, mark)), value: tidyValue(bare.slice(end)) }
  }
  const columns = gap > 1 && gap < LONGEST_KEY
  return columns ? { key: tidyKey(bare.slice(0, gap)), value: tidyValue(bare.slice(gap)) } : NOTHING
}

function firstMark(bare: string): number {
  const end = Math.min(bare.length, LONGEST_KEY)
  for (let at = 0; at < end; at++) {
    const code = bare.charCodeAt(at)
    if (code === 58 || code === 61 || code === 0xff1a) return at
  }
  return -1
}

function tableRow(bare: string): { key: string; value: string } {
  const cells = bare.split('|', 5).map((cell) => cell.trim())
  // With three columns the second is of the machine at hand, or of the first of several.
  const plain = cells.length === 4 || (cells.length === 5 && cells[4] === '')
  return plain && cells[1] && cells[2] ? { key: tidyKey(cells[1]), value: tidyValue(cells[2]) } : NOTHING
}

const EMPHASIS = /[*`"'#]+/g

function tidyKey(key: string): string {
  const plain = /[*`"'#]/.test(key) ? key.replace(EMPHASIS, '') : key
  return plain.trim().toLowerCase()
}

/** The value without the emphasis, quotes and list commas around it. */
export function tidyValue(value: string): string {
  let start = 0
  let end = value.length
  while (start < end && ' \t*`"\''.includes(value.charAt(start))) start++
  while (end > start && ' \t*`"\',;'.includes(value.charAt(end - 1))) end--
  return value.slice(start, end)
}
