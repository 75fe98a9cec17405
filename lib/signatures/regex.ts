/** The tree of a regular expression. `text` of a set is null when it can be more than a few characters. */
export type RegexNode =
  | { kind: 'text'; text: string[] }
  | { kind: 'set'; wide: boolean; space: boolean }
  | { kind: 'edge' }
  | { kind: 'sequence'; parts: RegexNode[] }
  | { kind: 'choice'; options: RegexNode[] }
  | { kind: 'repeat'; of: RegexNode; min: number; max: number }

/**
 * Reads the subset of regular expressions that the catalogue may use: characters, classes, groups, choices, repetition,
 * `^ $ \b` and look-ahead. Anything else (back references, look-behind) throws: it could not be matched in linear time.
 */
export function parseRegex(source: string): RegexNode {
  const cursor: Cursor = { source, at: 0 }
  const node = readChoice(cursor)
  if (cursor.at < source.length) throw refuse(cursor)
  return node
}

type Cursor = { source: string; at: number }

const refuse = (cursor: Cursor) => new Error(`cannot read /${cursor.source}/ at ${cursor.at}`)
const peek = (cursor: Cursor) => cursor.source[cursor.at] ?? ''

function take(cursor: Cursor, text: string): boolean {
  if (!cursor.source.startsWith(text, cursor.at)) return false
  cursor.at += text.length
  return true
}

function readChoice(cursor: Cursor): RegexNode {
  const options = [readSequence(cursor)]
  while (take(cursor, '|')) options.push(readSequence(cursor))
  const [only] = options
  return options.length === 1 && only ? only : { kind: 'choice', options }
}

function readSequence(cursor: Cursor): RegexNode {
  const parts: RegexNode[] = []
  while (cursor.at < cursor.source.length && peek(cursor) !== '|' && peek(cursor) !== ')') {
    parts.push(readRepeat(cursor, readAtom(cursor)))
  }
  return { kind: 'sequence', parts }
}

const COUNT = /\{(\d+)(,?)(\d*)\}/y

function readRepeat(cursor: Cursor, of: RegexNode): RegexNode {
  const [min, max] = readCount(cursor)
  if (min === 1 && max === 1) return of
  take(cursor, '?')
  return { kind: 'repeat', of, min, max }
}

function readCount(cursor: Cursor): [number, number] {
  if (take(cursor, '?')) return [0, 1]
  if (take(cursor, '*')) return [0, Number.POSITIVE_INFINITY]
  if (take(cursor, '+')) return [1, Number.POSITIVE_INFINITY]
  COUNT.lastIndex = cursor.at
  const found = COUNT.exec(cursor.source)
  if (found === null) return [1, 1]
  cursor.at = COUNT.lastIndex
  const min = Number(found[1])
  if (found[2] === '') return [min, min]
  return [min, found[3] === '' ? Number.POSITIVE_INFINITY : Number(found[3])]
}

function readAtom(cursor: Cursor): RegexNode {
  if (take(cursor, '^') || take(cursor, '$')) return { kind: 'edge' }
  if (take(cursor, '.')) return { kind: 'set', wide: true, space: false }
  if (take(cursor, '[')) return readClass(cursor)
  if (take(cursor, '(')) return readGroup(cursor)
  if (take(cursor, '\\')) return readEscape(cursor)
  if ('*+?{'.includes(peek(cursor))) throw refuse(cursor)
  return { kind: 'text', text: [readCharacter(cursor)] }
}

function readGroup(cursor: Cursor): RegexNode {
  const looksAhead = take(cursor, '?=') || take(cursor, '?!')
  if (!looksAhead && !take(cursor, '?:') && !take(cursor, '?<code>')) throw refuse(cursor)
  const inner = readChoice(cursor)
  if (!take(cursor, ')')) throw refuse(cursor)
  return looksAhead ? { kind: 'edge' } : inner
}

function readEscape(cursor: Cursor): RegexNode {
  const letter = readCharacter(cursor)
  if (letter === 'b' || letter === 'B') return { kind: 'edge' }
  if (letter === 's') return { kind: 'set', wide: false, space: true }
  if (letter === 'd') return { kind: 'set', wide: false, space: false }
  if ('wSDW'.includes(letter)) return { kind: 'set', wide: true, space: false }
  if (/[a-z0-9]/i.test(letter)) throw refuse(cursor)
  return { kind: 'text', text: [letter] }
}

const MOST_LISTED = 4

function readClass(cursor: Cursor): RegexNode {
  const start = cursor.at
  while (cursor.at < cursor.source.length && peek(cursor) !== ']') cursor.at += peek(cursor) === '\\' ? 2 : 1
  const body = cursor.source.slice(start, cursor.at)
  if (!take(cursor, ']')) throw refuse(cursor)
  const listed = /^[^\\^-]+$/.test(body) ? [...new Set(body.toLowerCase())] : []
  if (listed.length > 0 && listed.length <= MOST_LISTED) return { kind: 'text', text: listed }
  return {
    kind: 'set',
    wide: body.startsWith('^') || body.includes('\\w') || body.includes('\\S'),
    space: false,
  }
}

function readCharacter(cursor: Cursor): string {
  const character = peek(cursor)
  if (character === '') throw refuse(cursor)
  cursor.at += 1
  return character
}
