import { codeBlock, codeSpan } from './code'
import { inline, plainText } from './inline'
import { DEPTH_MAX, parseWikitext } from './parse'
import type { Context, Piece } from './types'

/** A text within a text, such as a template's argument or a footnote; too deep ones stay as they are written. */
export function flattenSource(source: string, context: Context): string {
  if (context.depth >= DEPTH_MAX) return source.replace(/[\uE000-\uE002]/g, '\uFFFD')
  context.depth += 1
  const text = context.flatten(parseWikitext(source, context.work), context)
  context.depth -= 1
  return text
}

export function placePiece(piece: Piece, context: Context): string {
  context.pieces.push(piece)
  return `\uE000${context.pieces.length - 1}\uE001`
}

export function placeCode(code: string, language: string, context: Context): string {
  const inlined = () => codeSpan(code)
  return placePiece({ inline: inlined, block: () => codeBlock(code, language), plain: () => code }, context)
}

/** Text set off from the rest, with a bold word before it on demand. */
export function quotation(text: string, context: Context, word = ''): string {
  const lead = word === '' ? '' : `**${word}:**`
  const block = () => {
    const body = context.blocks(text, context)
    // A list or a block of code begins on a line of its own.
    const joint = lead === '' ? '' : /^(?:[>|#`~-]|\d+\.)/.test(body) ? '\n\n' : ' '
    const lines = (lead + joint + body).trimEnd().split('\n')
    return lines.map((line) => (line === '' ? '>' : `> ${line}`)).join('\n')
  }
  const once = memo(block)
  const inlined = memo(() => `${lead} `.trimStart() + inline(text.replace(/\s*\n\s*/g, ' '), context))
  return placePiece({ inline: inlined, block: once, plain: () => plainText(text, context) }, context)
}

function memo(work: () => string): () => string {
  let kept: string | undefined
  return () => {
    kept ??= work()
    return kept
  }
}
