import { SharedCacheControls } from 'next/dist/server/lib/incremental-cache/shared-cache-controls.external.js'
import { expireTags, getEntry, isOutdated, pageStore, storeEntry } from './page-store.mjs'
import { requestContext } from './request-context.mjs'

const TAGS_HEADER = 'x-next-cache-tags'
const IMPLICIT_TAG = '_N_T_'
const RESPONSE_KINDS = ['APP_PAGE', 'APP_ROUTE', 'PAGES']
// lib/cache.ts attaches tags to a page by a cached call with this result, which is not worth keeping.
const TAGS_ONLY_BODY = '"tags-only"'
// Next remembers the lifetime of every path it ever stored and never forgets one.
const REMEMBERED_LIFETIMES = 20_000
// An estimate: keys, hidden class, headers of the JavaScript engine.
const OBJECT_BYTES = 256

/**
 * Next's cacheHandler over the page store of the process.
 * Next loads this file unbundled and wants a class as the default export.
 */
export default class PageCacheHandler {
  /**
   * @param {string} key
   * @param {{ kind: string, tags?: string[], softTags?: string[] }} ctx
   */
  async get(key, ctx) {
    const entry = getEntry(pageStore(), key)
    if (RESPONSE_KINDS.includes(ctx.kind)) noteEntry(entry)
    if (!entry) return null
    if (ctx.kind === 'FETCH') {
      const tags = [...(ctx.tags ?? []), ...(ctx.softTags ?? [])]
      if (isOutdated(pageStore(), tags, entry.sequence)) return null
    }
    return { lastModified: entry.lastModified, value: toNextValue(entry), cacheControl: entry.cacheControl }
  }

  /**
   * @param {string} key
   * @param {Record<string, any> | null} data
   * @param {{ tags?: string[], fetchCache?: boolean, cacheControl?: unknown }} ctx
   */
  async set(key, data, ctx) {
    if (data?.kind === 'FETCH' && data.data?.body === TAGS_ONLY_BODY) return
    if (isUntaggedMiss(data, ctx)) return
    forgetLifetimes()
    const { html, value } = split(data)
    const made = {
      value,
      html,
      tags: tagsOf(data, ctx),
      cacheControl: ctx.cacheControl,
      bytes: sizeOf(value) + (html?.length ?? 0),
    }
    const entry = storeEntry(pageStore(), key, made, requestContext().getStore()?.startedAt)
    if (data && RESPONSE_KINDS.includes(data.kind)) noteEntry(entry ?? undefined)
  }

  /** @param {string | string[]} tags */
  async revalidateTag(tags) {
    expireTags(pageStore(), typeof tags === 'string' ? [tags] : tags)
  }

  resetRequestCache() {}
}

/** @param {import('./page-store.mjs').Entry | undefined} entry */
function noteEntry(entry) {
  const context = requestContext().getStore()
  if (context) Object.assign(context, { entry, shared: true })
}

/**
 * A missing page without a tag of ours would stay missing after it is created, so it is not kept. The page for
 * unknown routes is the same for all of them and may be.
 * @param {Record<string, any> | null} data
 * @param {{ tags?: string[] }} ctx
 */
function isUntaggedMiss(data, ctx) {
  if (data?.status !== 404) return false
  const tags = tagsOf(data, ctx)
  return !tags.some((tag) => !tag.startsWith(IMPLICIT_TAG) || tag.startsWith(`${IMPLICIT_TAG}/_not-found`))
}

/**
 * Takes the HTML out of Next's value, as bytes, and leaves the prefetch segments behind: our links are
 * plain anchors, nothing prefetches.
 * @param {Record<string, any> | null} data
 */
function split(data) {
  if (typeof data?.html !== 'string') return { html: undefined, value: data }
  const { html, segmentData, ...value } = data
  return { html: Buffer.from(html), value }
}

/** @param {import('./page-store.mjs').Entry} entry */
function toNextValue(entry) {
  return entry.html ? { ...entry.value, html: entry.html.toString() } : entry.value
}

/**
 * @param {Record<string, any> | null} data
 * @param {{ tags?: string[] }} ctx
 * @returns {string[]}
 */
function tagsOf(data, ctx) {
  if (data?.kind === 'FETCH') return [...new Set([...(ctx.tags ?? []), ...(data.tags ?? [])])]
  const header = data?.headers?.[TAGS_HEADER]
  return typeof header === 'string' ? [...new Set(header.split(','))] : []
}

/** @param {unknown} value */
function sizeOf(value) {
  if (Buffer.isBuffer(value)) return value.length
  if (typeof value === 'string') return value.length * 2
  if (value === null || typeof value !== 'object') return 8
  let bytes = OBJECT_BYTES
  for (const part of Object.values(value)) bytes += sizeOf(part)
  return bytes
}

function forgetLifetimes() {
  const lifetimes = SharedCacheControls.cacheControls
  if (lifetimes?.size > REMEMBERED_LIFETIMES) lifetimes.clear()
}
