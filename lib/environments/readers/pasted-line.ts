import type { LogLine } from '@/lib/environments/lines'

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
  const bare = strip(text)
  const message = withoutStamps(bare)
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

const STAMPS = [
  /^\[\s*\+?\d{1,9}\.\d{3,9}\](?:\[\s*[TC]\d+\])?:?\s?/, // dmesg, and with -d
  /^\d{1,9}\.\d{6}\]\s/, // dmesg whose bracket was not copied
  /^\[\p{L}{2,4}\.? \p{L}{3,5}\.? [ \d]?\d \d\d:\d\d:\d\d \d{4}\]\s?/u, // dmesg -T
  /^\[\d{4}-\d\d-\d\d[T ][^\]]{5,30}\]:?\s/,
  /^<\d{1,3}>/,
  /^\p{L}{4,8}\s{0,4}:\s?\p{L}{3,7}\s{0,3}:\s/u, // dmesg -x: facility and level
  /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?\s/,
  /^\p{L}{3,5}\.? [ \d]?\d (?:\d{4} )?\d\d:\d\d:\d\d(?:\.\d+)?\s/u, // syslog and journal, any language
  /^\d\d:\d\d:\d\d(?:\.\d+)?\s/,
  /^\d{1,3}(?:\.\d{1,3}){3}: /, // a cluster tool names the node first
]
const SENDER = /^(?:\S{1,64} )?(?:kernel|[\w./@-]{2,60}\[\d+\]): ?/

/** Removes time stamps of every kind, then `host process[pid]:`. */
function withoutStamps(bare: string): string {
  let rest = bare
  for (let round = 0; round < 4; round++) {
    const stamp = startsLikeStamp(rest) ? STAMPS.find((pattern) => pattern.test(rest)) : undefined
    if (!stamp) break
    rest = rest.replace(stamp, '').replace(SENDER, '')
  }
  return rest.length === bare.length && bare.startsWith('kernel: ') ? bare.slice(8) : rest
}

/** Spares most lines the patterns: a stamp starts with a digit, `[` or `<`, or has its colon early. */
function startsLikeStamp(text: string): boolean {
  const first = text.charCodeAt(0)
  if ((first >= 48 && first <= 57) || first === 91 || first === 60) return true
  const colon = text.indexOf(':')
  return colon > 3 && colon < 20
}

const NOTHING = { key: '', value: '' }
const LONGEST_KEY = 64

function keyAndValue(bare: string): { key: string; value: string } {
  if (bare.charCodeAt(0) === 124) return tableRow(bare)
  const head = bare.slice(0, LONGEST_KEY)
  const gap = head.search(/\S {2,}\S/)
  const mark = head.search(/[:=]/)
  if (mark > 0 && (gap === -1 || mark < gap || /^\s*[:=]/.test(bare.slice(gap + 1)))) {
    const end = bare.startsWith(':**', mark) ? mark + 3 : mark + 1
    return { key: tidyKey(bare.slice(0, mark)), value: tidyValue(bare.slice(end)) }
  }
  return gap > 1 ? { key: tidyKey(bare.slice(0, gap + 1)), value: tidyValue(bare.slice(gap + 1)) } : NOTHING
}

function tableRow(bare: string): { key: string; value: string } {
  const cells = bare.split('|', 5).map((cell) => cell.trim())
  return cells.length === 4 && cells[1] && cells[2]
    ? { key: tidyKey(cells[1]), value: tidyValue(cells[2]) }
    : NOTHING
}

function tidyKey(key: string): string {
  return key
    .replace(/[*_`"'#]+/g, (marks) => (marks === '_' ? '_' : ''))
    .trim()
    .toLowerCase()
}

/** The value without the emphasis, quotes and list commas around it. */
export function tidyValue(value: string): string {
  let start = 0
  let end = value.length
  while (start < end && ' \t*`"\''.includes(value.charAt(start))) start++
  while (end > start && ' \t*`"\',;'.includes(value.charAt(end - 1))) end--
  return value.slice(start, end)
}
