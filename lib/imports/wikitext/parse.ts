import { dropComments } from './magic'
import type { Node } from './types'

/** Marks that stand deeper than this within each other are text. */
export const DEPTH_MAX = 30

/** Tags whose content is not read as the rest of the text is. */
const opaque = new Set([
  ...['nowiki', 'pre', 'syntaxhighlight', 'source', 'code', 'tt', 'kbd', 'samp', 'var', 'ref', 'math'],
  ...['gallery', 'imagemap', 'timeline', 'score', 'graph', 'templatedata', 'poem', 'blockquote'],
  ...['includeonly', 'noinclude', 'onlyinclude', 'references'],
])

type Frame = { kind: 'root' | 'template' | 'link' | 'external'; start: number; parts: Node[][] }

const marks =
  /\{\{|\}\}|\[\[|\]\]|\[(?=(?:https?|ftps?|irc|ircs|git|mailto|news):|\/\/)|\]|\||\n|<([a-zA-Z]{1,20})((?:[ \t\n][^<>]{0,500})?)(\/?)>/g

/** Reads templates, links and tags into a tree. Looks at every character a bounded number of times, whatever is left open. */
export function parseWikitext(source: string, work: { steps: number }): Node[] {
  const text = dropComments(source)
  const reader = newReader(text, work)
  const scan = new RegExp(marks)
  let done = 0
  for (let match = scan.exec(text); match !== null; match = scan.exec(text)) {
    work.steps += 1
    const end = takeMark(reader, match, done)
    if (end === null) continue
    done = end
    scan.lastIndex = end
  }
  addText(reader, text.slice(done))
  while (reader.frames.length > 1) abandon(reader)
  return reader.frames[0]?.parts[0] ?? []
}

type Reader = {
  text: string
  frames: Frame[]
  unclosed: Set<string>
  /** Marks open that stand too deep to be read. */
  skipped: number
  work: { steps: number }
}

function newReader(text: string, work: { steps: number }): Reader {
  return { text, frames: [{ kind: 'root', start: 0, parts: [[]] }], unclosed: new Set(), skipped: 0, work }
}

/** Takes what stands at the mark, and the text before it; null leaves both for the next. */
function takeMark(reader: Reader, match: RegExpExecArray, done: number): number | null {
  const [mark] = match
  const { index } = match
  const end = index + mark.length
  const before = () => addText(reader, reader.text.slice(done, index))
  if (match[1] !== undefined) return takeTag(reader, match, before)
  if (mark === '{{' || mark === '[[' || mark === '[') {
    if (reader.frames.length > DEPTH_MAX) return tooDeep(reader, mark)
    before()
    const kind = mark === '{{' ? 'template' : mark === '[[' ? 'link' : 'external'
    reader.frames.push({ kind, start: index, parts: [[]] })
    return end
  }
  if (mark === '\n') return takeLineEnd(reader, before, done, index)
  if (reader.skipped > 0 && mark !== ']') {
    // Of a mark that was too deep: its bars and its end are text as well.
    if (mark !== '|') reader.skipped -= 1
    return null
  }
  if (mark === '|') {
    const frame = reader.frames.at(-1)
    if (frame?.kind !== 'template' && frame?.kind !== 'link') return null
    before()
    frame.parts.push([])
    return end
  }
  return close(reader, mark, end, before)
}

function tooDeep(reader: Reader, mark: string): null {
  if (mark !== '[') reader.skipped += 1
  return null
}

/** A link's address never runs over a line's end, so what is open there was none. */
function takeLineEnd(reader: Reader, before: () => void, done: number, index: number): number | null {
  const isOver = (frame: Frame | undefined) =>
    frame?.kind === 'external' || (frame?.kind === 'link' && frame.parts.length === 1)
  if (!isOver(reader.frames.at(-1))) return null
  if (index > done) before()
  while (isOver(reader.frames.at(-1))) abandon(reader)
  return index
}

const closes = { '}}': 'template', ']]': 'link', ']': 'external' } as const

function close(reader: Reader, mark: string, end: number, before: () => void): number | null {
  const kind = mark === '}}' || mark === ']]' || mark === ']' ? closes[mark] : null
  const at = frameToClose(reader.frames, kind)
  if (at === null) {
    // "]]" may end an outside link and be one bracket of text after it.
    return mark === ']]' && reader.frames.at(-1)?.kind === 'external'
      ? close(reader, ']', end - 1, before)
      : null
  }
  before()
  while (reader.frames.length - 1 > at) abandon(reader)
  const frame = reader.frames.pop()
  if (frame) add(reader, nodeOf(frame, reader.text.slice(frame.start, end)))
  return end
}

/** Templates close over open links, links over open outside links, never the other way. */
function frameToClose(frames: Frame[], kind: Frame['kind'] | null): number | null {
  for (let at = frames.length - 1; at > 0; at--) {
    const open = frames[at]?.kind
    if (open === kind) return at
    if (open === 'template' || (open === 'link' && kind === 'external')) return null
  }
  return null
}

function nodeOf({ kind, parts }: Frame, raw: string): Node {
  if (kind === 'external') return { kind, content: parts[0] ?? [], raw }
  return { kind: kind === 'link' ? 'link' : 'template', parts, raw }
}

function takeTag(reader: Reader, match: RegExpExecArray, before: () => void): number | null {
  const name = (match[1] ?? '').toLowerCase()
  const attributes = (match[2] ?? '').replace(/\/$/, '')
  if (!opaque.has(name)) return null
  const end = match.index + match[0].length
  if (match[3] === '/' || match[2]?.endsWith('/')) {
    before()
    add(reader, { kind: 'tag', name, attributes, content: '', raw: match[0] })
    return end
  }
  const closer = findCloser(reader, name, end)
  if (!closer) return name === 'references' ? end : null
  before()
  const content = reader.text.slice(end, closer.index)
  const stop = closer.index + closer[0].length
  add(reader, { kind: 'tag', name, attributes, content, raw: reader.text.slice(match.index, stop) })
  return stop
}

/** A tag that is not closed is looked for once, or a thousand of them would read the rest a thousand times. */
function findCloser({ text, unclosed, work }: Reader, name: string, from: number): RegExpExecArray | null {
  if (unclosed.has(name)) return null
  const closer = new RegExp(`</${name}\\s{0,20}>`, 'gi')
  closer.lastIndex = from
  const found = closer.exec(text)
  work.steps += Math.ceil(((found?.index ?? text.length) - from) / 100)
  if (!found) unclosed.add(name)
  return found
}

function abandon(reader: Reader): void {
  const frame = reader.frames.pop()
  if (!frame) return
  addText(reader, frame.kind === 'template' ? '{{' : frame.kind === 'link' ? '[[' : '[')
  for (const [at, part] of frame.parts.entries()) {
    if (at > 0) addText(reader, '|')
    reader.work.steps += part.length
    for (const node of part) add(reader, node)
  }
}

function add({ frames }: Reader, node: Node): void {
  frames.at(-1)?.parts.at(-1)?.push(node)
}

function addText(reader: Reader, value: string): void {
  if (value !== '') add(reader, { kind: 'text', value })
}
