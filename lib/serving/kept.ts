import type { IncomingMessage, ServerResponse } from 'node:http'
import { sendDocument } from './documents'
import { acceptedOf, negotiate } from './encoding'
import type { Front } from './front'
import { getEntryAt, growDocument } from './page-store.mjs'

/** Sends the kept page of this path; false when there is none. */
export function sendKept(
  front: Front,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): boolean {
  const entry = getEntryAt(front.store, path)
  if (!entry?.document) return false
  front.counters.hits += 1
  const document = front.outage.isDown() ? front.noticed.of(entry.document) : entry.document
  sendDocument(request, response, document, negotiate(acceptedOf(request)), (bytes) => {
    if (document === entry.document) growDocument(front.store, entry, bytes)
  })
  return true
}
