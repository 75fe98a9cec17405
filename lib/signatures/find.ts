import { getCatalogue } from './catalogue'
import { createMatcher } from './match'
import type { SignatureMatch } from './types'

/** The signatures of our catalogue in a log or a text around one, in order of first appearance. */
export function findSignatures(text: string): SignatureMatch[] {
  matcher ??= createMatcher(getCatalogue())
  return matcher(text)
}

let matcher: ((text: string) => SignatureMatch[]) | undefined
