import type { DocumentKind } from './parse'

/**
 * Lexemes that no text contains: exact identifiers, and facts to filter by, so that one index answers words, tags,
 * authors and kinds together.
 */
export const lexemes = {
  name: (identifier: string) => `=${identifier}`,
  tag: (id: number) => `#${id}`,
  /** The question or page a document belongs to. */
  thread: (rootId: number) => `^${rootId}`,
  author: (userId: string) => `@${userId}`,
  /** Of the machine a post speaks of. */
  device: (pciId: string) => `%${pciId}`,
  /** `nvidia`, and with its branch `nvidia/580`. */
  driver: (name: string) => `!${name}`,
  kind: (kind: DocumentKind, tier: number) => `~${kind}${tier}`,
}

export const highestTier = 2
/** Of pages that are marked obsolete; all other pages have the highest. */
export const obsoleteTier = 0

/** As it stands inside a tsvector or tsquery. */
export function quoteLexeme(lexeme: string): string {
  return `'${lexeme.replace(/['\\]/g, '$&$&')}'`
}
