export type Token = { kind: 'word' | 'sign'; text: string; line: number }

export class DiagramError extends Error {}

/** The words and signs of a DOT source; comments are left out. Each character is looked at once. */
export function readTokens(source: string): Token[] {
  const tokens: Token[] = []
  let line = 1
  let at = 0
  while (at < source.length) {
    piece.lastIndex = at
    const match = piece.exec(source)
    if (match === null) throw new DiagramError(`Line ${line}: ${reasonFor(source[at] ?? '')}`)
    const [whole, , quoted, word, sign] = match
    if (quoted !== undefined) tokens.push({ kind: 'word', text: withoutEscapes(quoted), line })
    else if (word !== undefined) tokens.push({ kind: 'word', text: word, line })
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign, line })
    line += whole.split('\n').length - 1
    at += whole.length
  }
  return tokens
}

const piece =
  /(\s+|\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*\*\/|#[^\n]*)|"((?:[^"\\]|\\[\s\S])*)"|(-?(?:\.\d+|\d+(?:\.\d*)?)|[\p{L}_][\p{L}\p{N}_]*)|(->|--|[{}[\];,=:+])/uy

function reasonFor(character: string): string {
  if (character === '<') return 'labels of HTML are not drawn; write the label in quotes.'
  if (character === '"') return 'a quotation mark has no partner.'
  return `“${character}” cannot stand here; put names with other signs than letters and digits in quotes.`
}

/** Line ends of labels have three spellings, by how the line is set; here all are set in the middle. */
function withoutEscapes(text: string): string {
  return text.replace(/\\\n/g, '').replace(/\\([\s\S])/g, (_, letter: string) => escapes[letter] ?? letter)
}

const escapes: Record<string, string> = { n: '\n', l: '\n', r: '\n' }
