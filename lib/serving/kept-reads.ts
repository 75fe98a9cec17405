import { LRUCache } from 'lru-cache'
import { expiredSince } from './expiry-log.mjs'
import { pageStore } from './page-store.mjs'

type Kept<V> = { answer: Promise<V>; sequence: number }

/**
 * What a costly read found, for all who ask the same until one of the tags expires (lib/cache.ts). As with pages, a write
 * meanwhile lets the next one read anew. Keeps the answers to the `most` last questions, told apart by `keyOf`.
 */
export function keptRead<A, V>(
  read: (asked: A) => Promise<V>,
  { tags, keyOf, most }: { tags: readonly string[]; keyOf: (asked: A) => string; most: number },
): (asked: A) => Promise<V> {
  const answers = new LRUCache<string, Kept<V>>({ max: most })
  return (asked) => {
    const key = keyOf(asked)
    const { expiries } = pageStore()
    const kept = answers.get(key)
    if (kept && !expiredSince(expiries, tags, kept.sequence)) return kept.answer
    const made = { answer: read(asked), sequence: expiries.sequence }
    answers.set(key, made)
    // What failed is asked again; who waits for it hears of it.
    made.answer.catch(() => answers.peek(key) === made && answers.delete(key))
    return made.answer
  }
}
