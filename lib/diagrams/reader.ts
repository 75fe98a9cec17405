import { DiagramError, type Token } from './tokens'

/** Tokens with the place reached in them. */
export type Reader = { tokens: Token[]; at: number }

/** The next sign, or the next word; quoted words count as themselves, which harms nothing. */
export function peek({ tokens, at }: Reader): string | undefined {
  return tokens[at]?.text
}

export function take(reader: Reader, text: string): boolean {
  if (reader.tokens[reader.at]?.text.toLowerCase() !== text) return false
  reader.at += 1
  return true
}

export function isWord({ tokens, at }: Reader): boolean {
  return tokens[at]?.kind === 'word'
}

export function readWord(reader: Reader): string {
  const token = reader.tokens[reader.at]
  if (token?.kind !== 'word') throw unexpected(reader, 'a name is missing')
  reader.at += 1
  return token.text
}

export function expectSign(reader: Reader, sign: string): void {
  if (!take(reader, sign)) throw unexpected(reader, `“${sign}” is missing`)
}

export function unexpected({ tokens, at }: Reader, why: string): DiagramError {
  const token = tokens[at]
  const place = token === undefined ? 'At the end' : `Line ${token.line}, at “${token.text.slice(0, 40)}”`
  return new DiagramError(`${place}: ${why}.`)
}
