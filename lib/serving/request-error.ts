import { requestContext } from './request-context.mjs'

/** Tells the front what went wrong, and puts the number that the visitor sees into the log. */
export function noteError(error: unknown): void {
  const context = requestContext().getStore()
  if (!context) return
  context.error ??= error
  // The first line only: what follows in a failed query are its parameters.
  const [line = ''] = String(error).split(/[\r\n]/, 1)
  console.error(`request ${context.id}: ${line.slice(0, 300)}`)
}
