import { siteOrigin } from '@/lib/env'
import { atomDocument } from './atom'
import type { Feed } from './types'

/** The feed, or 404. Tags and caching are the route's; ETag and compression are the front's. */
export function feedResponse(feed: Feed | null): Response {
  if (!feed) return new Response('There is no such feed.\n', { status: 404, headers: plain })
  return new Response(atomDocument(feed, siteOrigin()), { headers: atom })
}

const plain = { 'content-type': 'text/plain; charset=utf-8' }
const atom = { 'content-type': 'application/atom+xml; charset=utf-8' }
