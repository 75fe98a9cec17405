import type { IncomingMessage } from 'node:http'
import { LRUCache } from 'lru-cache'
import { SESSION_COOKIE } from '@/lib/auth/cookie'
import type { PageDocument } from './documents'
import type { PageStore } from './page-store.mjs'
import type { Target } from './request-target'
import { variantOf } from './written/routing'

/** Answers of dynamic pages that are the same for everyone who is not signed in. */
export type SharedAnswers = {
  pages: PageStore
  answers: LRUCache<string, { document: PageDocument; sequence: number; keptAt: number }>
}

// What no write of ours expires, a count of views say, may be this old.
const MAX_AGE_MS = 10_000
const MEGABYTE = 1024 * 1024

/** Dynamic whatever their query says, and without anything that depends on who asks but is not signed in. */
const alwaysShared = [
  /^\/search$/,
  /^\/compat\/cell$/,
  /^\/verify$/,
  /^\/wiki\/maintenance$/,
  /^\/users\/[^/]+\/(questions|answers|comments|pages)$/,
  /^\/wiki\/[^/]+\/[^/]+\/(history(\/\d+)?|diff|links)$/,
  /^\/posts\/\d+\/(history(\/\d+)?|diff|reports)$/,
]

/**
 * Keeps whole answers beside the cached pages, in a store of their own so that a crawler of lists cannot push pages out.
 * They name no tags: one is good only until anything at all expires, and for ten seconds at most.
 */
export function createSharedAnswers(pages: PageStore, megabytes: number): SharedAnswers {
  return {
    pages,
    answers: new LRUCache({
      maxSize: Math.ceil(megabytes * MEGABYTE),
      sizeCalculation: ({ document }) => Math.ceil(document.body.length * 1.5) + 4096,
    }),
  }
}

/** Whether visitors without a session all get the same answer here. */
export function isSharedRead(request: IncomingMessage, { path, query }: Target): boolean {
  if (request.headers.rsc !== undefined || hasSession(request)) return false
  if (alwaysShared.some((route) => route.test(path))) return true
  return variantOf(path, query) !== path
}

/** The kept answer of this URL, unless something was written since or the visitor is somebody. */
export function getSharedAnswer(
  { pages, answers }: SharedAnswers,
  request: IncomingMessage,
  url: string,
): PageDocument | undefined {
  const kept = answers.get(url)
  if (!kept || hasSession(request)) return undefined
  const isFresh = pages.keepOld || performance.now() - kept.keptAt < MAX_AGE_MS
  if (isFresh && kept.sequence === pages.expiries.sequence) return kept.document
  answers.delete(url)
  return undefined
}

/** `startedAt` is the expiry sequence before the render read anything: after a write meanwhile it is not kept. */
export function keepSharedAnswer(
  { pages, answers }: SharedAnswers,
  url: string,
  document: PageDocument,
  startedAt: number,
): void {
  if (startedAt === pages.expiries.sequence)
    answers.set(url, { document, sequence: startedAt, keptAt: performance.now() })
}

/** Rather once too often: either name of the cookie, whatever its value. */
function hasSession({ headers }: IncomingMessage): boolean {
  return headers.cookie?.includes(SESSION_COOKIE) ?? false
}
