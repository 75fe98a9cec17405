import type { IncomingMessage, ServerResponse } from 'node:http'
import { sendDocument } from './documents'
import { acceptedOf, negotiate } from './encoding'
import type { Front } from './front'
import { getEntryAt, growDocument } from './page-store.mjs'
import { getSharedAnswer } from './shared-answers'

/** Sends the kept page of this path, or the kept answer of this URL; false when there is none. */
export function sendKept(
  front: Front,
  request: IncomingMessage,
  response: ServerResponse,
  url: string,
): boolean {
  const entry = getEntryAt(front.store, url)
  if (!entry?.document) return sendShared(front, request, response, url)
  front.counters.hits += 1
  const document = front.outage.isDown() ? front.noticed.of(entry.document) : entry.document
  sendDocument(request, response, document, negotiate(acceptedOf(request)), (bytes) => {
    if (document === entry.document) growDocument(front.store, entry, bytes)
  })
  return true
}

function sendShared(front: Front, request: IncomingMessage, response: ServerResponse, url: string): boolean {
  const kept = getSharedAnswer(front.shared, request, url)
  if (!kept) return false
  front.counters.hits += 1
  const document = front.outage.isDown() ? front.noticed.of(kept) : kept
  sendDocument(request, response, document, negotiate(acceptedOf(request)), () => undefined)
  return true
}
