import { requestContext } from './request-context.mjs'

/** Tells the front what went wrong, and puts the number that the visitor sees into the log. */
export function noteError(error: unknown): void {
  const context = requestContext().getStore()
  if (!context) return
  context.error ??= error
  console.error(`request ${context.id}: ${error instanceof Error ? error.message : String(error)}`)
}
