import { cache } from 'react'
import { requestContext, type WrittenContext } from './request-context.mjs'

/** What the head and the body of one page both ask for, told apart by one word or number, is read once for the two. */
export function oncePerPage<A extends [] | [string | number], V>(
  read: (...asked: A) => Promise<V>,
): (...asked: A) => Promise<V> {
  const inReact = cache(read)
  const written = new WeakMap<WrittenContext, Map<A[0], Promise<V>>>()
  return (...asked) => {
    const page = requestContext().getStore()?.written
    if (!page) return inReact(...asked)
    const answers = written.get(page) ?? new Map<A[0], Promise<V>>()
    written.set(page, answers)
    const answer = answers.get(asked[0]) ?? read(...asked)
    answers.set(asked[0], answer)
    return answer
  }
}
