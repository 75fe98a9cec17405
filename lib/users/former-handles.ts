import { createHash } from 'node:crypto'

/** How the handle of a deleted account stays taken without being kept: nobody can read the name from it. */
export function blockedKey(handleKey: string): string {
  return `sha256:${createHash('sha256').update(`handle ${handleKey}`).digest('base64url')}`
}
