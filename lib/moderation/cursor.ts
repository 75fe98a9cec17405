import { readPostId } from '@/lib/posts/input'

/** A keyset cursor of an address: null when there is none, undefined when it is none of ours. */
export function readCursor(text: string | undefined): number | null | undefined {
  return text === undefined ? null : (readPostId(text) ?? undefined)
}
