import { LRUCache } from 'lru-cache'

// A render outside a request of the front has no known start: no render takes longer than this.
const GUARD_WINDOW_MS = 3000
const REMEMBERED_TAGS = 50_000

/**
 * The number and time of the latest expiry of each tag. Work begun before `floor` counts as outdated whatever
 * its tags: everything expired then, or the tag's own record was forgotten.
 * @typedef {object} ExpiryLog
 * @property {number} sequence
 * @property {number} floor
 * @property {number} flooredAt
 * @property {LRUCache<string, { sequence: number, at: number }>} latest
 */

/**
 * @param {number} [remembered] tags whose expiry is remembered one by one
 * @returns {ExpiryLog}
 */
export function createExpiryLog(remembered = REMEMBERED_TAGS) {
  /** @type {ExpiryLog} */
  const log = {
    sequence: 0,
    floor: 0,
    flooredAt: Number.NEGATIVE_INFINITY,
    latest: new LRUCache({
      max: remembered,
      dispose: (expiry, _tag, reason) => {
        if (reason === 'evict') log.floor = Math.max(log.floor, expiry.sequence)
      },
    }),
  }
  return log
}

/**
 * @param {ExpiryLog} log
 * @param {readonly string[]} tags
 */
export function recordExpiry(log, tags) {
  log.sequence += 1
  for (const tag of tags) log.latest.set(tag, { sequence: log.sequence, at: performance.now() })
}

/** @param {ExpiryLog} log */
export function recordExpiryOfAll(log) {
  log.sequence += 1
  log.floor = log.sequence
  log.flooredAt = performance.now()
}

/**
 * True when one of the tags expired after the work began, so that its result may be old.
 * @param {ExpiryLog} log
 * @param {readonly string[]} tags
 * @param {number | undefined} startedAt sequence when the work began; when unknown, the last three seconds count
 */
export function expiredSince(log, tags, startedAt) {
  const guarded = performance.now() - GUARD_WINDOW_MS
  if (startedAt === undefined ? log.flooredAt > guarded : log.floor > startedAt) return true
  return tags.some((tag) => {
    const expiry = log.latest.get(tag)
    if (!expiry) return false
    return startedAt === undefined ? expiry.at > guarded : expiry.sequence > startedAt
  })
}
