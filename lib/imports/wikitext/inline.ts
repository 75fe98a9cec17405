import { codeSpan } from './code'
import { decodeEntity } from './magic'
import type { Context } from './types'

export const PIECE = /\uE000(\d{1,9})\uE001/g
/** Where a line is broken by hand; paragraphs show it, cells and headings cannot. */
export const BREAK = '\uE002'

const tokens =
  /\uE000(\d{1,9})\uE001|'{2,}|(?:https?|ftp):\/\/[^\s<>[\]{}|"'\uE000-\uE002]{1,2000}|<(\/?)([a-zA-Z][a-zA-Z0-9]{0,19})((?:[ \t][^<>]{0,500})?)\/?>|&(?:[a-zA-Z]{2,10}|#\d{1,7}|#[xX][\da-fA-F]{1,6});/g

const emphasis: Record<string, string> = {
  ...{ b: '**', strong: '**', i: '*', em: '*', cite: '*', dfn: '*', s: '~~', del: '~~', strike: '~~' },
}
/** Tags that only say how something looks. */
const looks = new Set([
  ...[
    'span',
    'div',
    'center',
    'font',
    'big',
    'small',
    'sub',
    'sup',
    'u',
    'ins',
    'abbr',
    'p',
    'q',
    'bdi',
    'nobr',
  ],
  ...[
    'ul',
    'ol',
    'dl',
    'mark',
    'wbr',
    'section',
    'tvar',
    'translate',
    'languages',
    'onlyinclude',
    'noinclude',
  ],
])

type Frame = { mark: string; out: string[] }

/** One line of prose as Markdown. */
export function inline(text: string, context: Context): string {
  const frames: Frame[] = [{ mark: '', out: [] }]
  const put = (part: string) => frames.at(-1)?.out.push(part)
  let done = 0
  for (const match of text.matchAll(tokens)) {
    context.work.steps += 1
    if (match.index > done) put(escapeText(text.slice(done, match.index)))
    done = match.index + match[0].length
    takeToken(match, frames, put, context)
  }
  if (done < text.length) put(escapeText(text.slice(done)))
  while (frames.length > 1) shut(frames)
  return (frames[0]?.out.join('') ?? '').trim()
}

function takeToken(
  match: RegExpMatchArray,
  frames: Frame[],
  put: (part: string) => void,
  context: Context,
): void {
  const [token, piece, slash, tag] = match
  if (piece !== undefined) put(context.pieces[Number(piece)]?.inline() ?? '')
  else if (token.startsWith("''")) takeQuotes(token.length, frames, put)
  else if (tag !== undefined) takeTag(token, slash === '/', tag.toLowerCase(), frames, put, context)
  else if (token.startsWith('&')) put(escapeText(decodeEntity(token)))
  else put(token)
}

function takeQuotes(length: number, frames: Frame[], put: (part: string) => void): void {
  if (length === 4 || length > 5) put("'".repeat(length === 4 ? 1 : length - 5))
  if (length === 2) toggle(frames, '*')
  else if (length <= 4) toggle(frames, '**')
  else {
    const inner = frames.at(-1)?.mark === '**' ? ['**', '*'] : ['*', '**']
    for (const mark of inner) toggle(frames, mark)
  }
}

function takeTag(
  token: string,
  isEnd: boolean,
  tag: string,
  frames: Frame[],
  put: (part: string) => void,
  context: Context,
): void {
  const mark = emphasis[tag]
  const isOpen = frames.some((frame) => frame.mark === mark)
  if (mark !== undefined) {
    if (isEnd === isOpen) toggle(frames, mark)
  } else if (tag === 'br' || tag === 'hr') put(BREAK)
  else if (tag === 'li') put(isEnd ? '' : ' ')
  else if (tag === 'td' || tag === 'th' || tag === 'tr' || tag === 'table' || tag === 'caption') {
    if (tag === 'table' && !isEnd) context.note('html', 'table')
    put(isEnd ? ' ' : '')
  } else if (!looks.has(tag)) put(escapeText(token))
}

/** Opens an emphasis, or closes it with all that was opened within, which then goes on behind it. */
function toggle(frames: Frame[], mark: string): void {
  const at = frames.findIndex((frame) => frame.mark === mark)
  if (at === -1) {
    frames.push({ mark, out: [] })
    return
  }
  const again = frames.slice(at + 1).map((frame) => frame.mark)
  while (frames.length > at) shut(frames)
  for (const other of again) frames.push({ mark: other, out: [] })
}

function shut(frames: Frame[]): void {
  const frame = frames.pop()
  const outer = frames.at(-1)
  if (!frame || !outer) return
  const text = frame.out.join('')
  const trimmed = text.trim()
  if (trimmed === '') outer.out.push(text === '' ? '' : ' ')
  else {
    const lead = /^\s/.test(text) ? ' ' : ''
    const trail = /\s$/.test(text) ? ' ' : ''
    outer.out.push(`${lead}${frame.mark}${trimmed}${frame.mark}${trail}`)
  }
}

/** Text in which Markdown and the links of this site find nothing to read. */
export function escapeText(text: string): string {
  return text
    .replace(/\u00a0/g, ' ')
    .replace(/[\\`*[\]]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}_])_|_(?![\p{L}\p{N}_])/gu, '\\_')
    .replace(/~~+/g, (run) => run.replace(/~/g, '\\~'))
    .replace(/<(?=[a-zA-Z/!?])/g, '\\<')
    .replace(/&(?=[a-zA-Z#])/g, '\\&')
    .replace(
      /(?<![\p{L}\p{N}_@/.+-])@[a-z0-9][\w-]{0,31}|(?<![\p{L}\p{N}_#&/])#[1-9]\d{0,11}(?![\w-])/giu,
      codeSpan,
    )
}

/** What stands in a text, without any markup: for code, titles and summaries. */
export function plainText(text: string, context: Context): string {
  return text
    .replace(PIECE, (_, index: string) => context.pieces[Number(index)]?.plain() ?? '')
    .replace(/'{2,}/g, '')
    .replace(/<br[^<>]{0,100}>/gi, '\n')
    .replace(/<\/?(?:b|i|u|s|em|strong|span|small|big|sub|sup|font|div|center)(?:\s[^<>]{0,500})?>/gi, '')
    .replace(/&(?:[a-zA-Z]{2,10}|#\d{1,7}|#[xX][\da-fA-F]{1,6});/g, decodeEntity)
}
