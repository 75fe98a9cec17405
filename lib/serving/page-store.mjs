import { LRUCache } from 'lru-cache'
import { createExpiryLog, expiredSince, recordExpiry, recordExpiryOfAll } from './expiry-log.mjs'

const KEY = Symbol.for('nomodeset.pages')
const MEGABYTE = 1024 * 1024
const DEFAULT_MEGABYTES = 96
// A safety net only: pages are expired by tag. It bounds how long a lost expiry could show.
const MAX_AGE_MS = 60 * 60 * 1000

/**
 * One stored answer. `value` is Next's own cache value without its HTML, which is kept as bytes in `html`;
 * `document` is what the front made of it (headers, compressed variants).
 * @typedef {object} Entry
 * @property {string} key
 * @property {Record<string, unknown> | null} value
 * @property {Buffer | undefined} html
 * @property {readonly string[]} tags
 * @property {unknown} cacheControl
 * @property {number} lastModified
 * @property {number} storedAt
 * @property {number} sequence
 * @property {number} bytes
 * @property {number} documentBytes
 * @property {string | undefined} path
 * @property {import('./documents').PageDocument | undefined} document
 */

/** @typedef {Pick<Entry, 'value' | 'html' | 'tags' | 'cacheControl' | 'bytes'>} NewEntry */

/**
 * @typedef {object} PageStore
 * @property {LRUCache<string, Entry>} entries
 * @property {Map<string, Set<string>>} keysByTag
 * @property {Map<string, string>} keysByPath
 * @property {import('./expiry-log.mjs').ExpiryLog} expiries
 * @property {Set<(tags: readonly string[]) => void>} listeners
 * @property {boolean} keepOld during an outage of the database nothing is too old to be read
 */

/**
 * The page store of this process, shared by Next's cache handler, the front and lib/cache.ts, each of which
 * loads its own copy of this module.
 * @param {number} [megabytes] used by the first caller only
 * @returns {PageStore}
 */
export function pageStore(megabytes = DEFAULT_MEGABYTES) {
  const shared = Reflect.get(globalThis, KEY)
  if (shared) return shared
  const created = createPageStore(megabytes * MEGABYTE)
  Reflect.set(globalThis, KEY, created)
  return created
}

/**
 * A byte-bounded store of rendered pages with an index by tag. Nothing goes to disk.
 * @param {number} maxBytes
 * @returns {PageStore}
 */
export function createPageStore(maxBytes) {
  /** @type {PageStore} */
  const store = {
    entries: new LRUCache({
      maxSize: maxBytes,
      maxEntrySize: Math.max(1, Math.floor(maxBytes / 8)),
      sizeCalculation: (entry) => Math.max(1, entry.bytes + entry.documentBytes),
      dispose: (entry) => unlink(store, entry),
    }),
    keysByTag: new Map(),
    keysByPath: new Map(),
    expiries: createExpiryLog(),
    listeners: new Set(),
    keepOld: false,
  }
  return store
}

/**
 * @param {PageStore} store
 * @param {string} key
 */
export function getEntry(store, key) {
  const entry = store.entries.get(key)
  if (!entry || store.keepOld || performance.now() - entry.storedAt < MAX_AGE_MS) return entry
  store.entries.delete(key)
  return undefined
}

/**
 * The entry whose document answers for this URL path.
 * @param {PageStore} store
 * @param {string} path
 */
export function getEntryAt(store, path) {
  const key = store.keysByPath.get(path)
  return key === undefined ? undefined : getEntry(store, key)
}

/**
 * True when one of the tags expired after the work began.
 * @param {PageStore} store
 * @param {readonly string[]} tags
 * @param {number | undefined} startedAt
 */
export function isOutdated(store, tags, startedAt) {
  return expiredSince(store.expiries, tags, startedAt)
}

/**
 * Stores an answer unless one of its tags expired since its render began: it may have read the old rows.
 * @param {PageStore} store
 * @param {string} key
 * @param {NewEntry} made
 * @param {number | undefined} startedAt expiry sequence when the render began
 * @returns {Entry | null}
 */
export function storeEntry(store, key, made, startedAt) {
  if (isOutdated(store, made.tags, startedAt)) return null
  /** @type {Entry} */
  const entry = {
    ...made,
    key,
    lastModified: performance.timeOrigin + performance.now(),
    storedAt: performance.now(),
    sequence: startedAt ?? store.expiries.sequence,
    documentBytes: 0,
    path: undefined,
    document: undefined,
  }
  store.entries.set(key, entry)
  if (store.entries.peek(key) !== entry) return null
  for (const tag of entry.tags) addKey(store.keysByTag, tag, key)
  return entry
}

/**
 * Makes a document answer for a URL path for as long as its entry lives.
 * @param {PageStore} store
 * @param {Entry} entry
 * @param {string} path
 * @param {import('./documents').PageDocument} document
 * @param {number} bytes
 */
export function attachDocument(store, entry, path, document, bytes) {
  if (store.entries.peek(entry.key) !== entry) return false
  if (entry.path !== undefined && entry.path !== path) store.keysByPath.delete(entry.path)
  Object.assign(entry, { path, document, documentBytes: bytes })
  store.entries.set(entry.key, entry)
  if (store.entries.peek(entry.key) !== entry) return false
  store.keysByPath.set(path, entry.key)
  return true
}

/**
 * Accounts for a compressed variant added to an entry's document.
 * @param {PageStore} store
 * @param {Entry} entry
 * @param {number} bytes
 */
export function growDocument(store, entry, bytes) {
  if (store.entries.peek(entry.key) !== entry) return
  entry.documentBytes += bytes
  store.entries.set(entry.key, entry)
}

/**
 * Drops everything that carries one of the tags and tells the listeners.
 * @param {PageStore} store
 * @param {readonly string[]} tags
 * @param {{ heard: boolean }} [origin] heard: another instance told us, so nobody needs to be told
 */
export function expireTags(store, tags, origin) {
  const names = tags.map(headerSafe)
  recordExpiry(store.expiries, names)
  for (const tag of names) {
    for (const key of [...(store.keysByTag.get(tag) ?? [])]) store.entries.delete(key)
  }
  if (origin?.heard) return
  for (const listener of store.listeners) listener(names)
}

/**
 * Drops everything: for when expiries of other instances may have been missed.
 * @param {PageStore} store
 */
export function expireEverything(store) {
  recordExpiryOfAll(store.expiries)
  store.entries.clear()
}

/**
 * @param {PageStore} store
 * @param {Entry} entry
 */
function unlink(store, entry) {
  for (const tag of entry.tags) {
    const keys = store.keysByTag.get(tag)
    keys?.delete(entry.key)
    if (keys?.size === 0) store.keysByTag.delete(tag)
  }
  if (entry.path !== undefined && store.keysByPath.get(entry.path) === entry.key) {
    store.keysByPath.delete(entry.path)
  }
}

/**
 * @param {Map<string, Set<string>>} index
 * @param {string} name
 * @param {string} key
 */
function addKey(index, name, key) {
  const keys = index.get(name)
  if (keys) keys.add(key)
  else index.set(name, new Set([key]))
}

/**
 * Next writes tags into a header and encodes them like this; both sides must agree.
 * @param {string} tag
 */
function headerSafe(tag) {
  return tag.replace(/[^\t\x20-\x7e]+/g, (run) => encodeURIComponent(run.toWellFormed()))
}
