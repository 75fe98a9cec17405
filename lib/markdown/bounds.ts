import { isStorable } from '../text/well-formed'

export const longestSource = 65_536

/** What is wrong with the text, in words for its author, or `null`. Takes one pass and never parses. */
export function brokenBound(source: string): string | null {
  if (!isStorable(source)) throw new MalformedTextError()
  if (source.length > longestSource) return `The text is longer than ${longestSource.toLocaleString('en-GB')} characters.`
  return null
}

export class MalformedTextError extends Error {
  constructor() {
    super('The text contains characters that cannot be stored')
    this.name = 'MalformedTextError'
  }
}
