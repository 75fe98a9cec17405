import { AsyncLocalStorage } from 'node:async_hooks'

const KEY = Symbol.for('nomodeset.request')

/**
 * What the front knows about the request being answered, visible to everything that runs for it.
 * `startedAt` is the expiry sequence of the page store when the request arrived, `entry` the cached page
 * or route answer that Next read or stored for it (`shared` when it looked for one), `error` what Next's error hook was told,
 * `refusal` the status of the page that follows a refused form, `written` what a page that the front writes itself reads and tells.
 * @typedef {object} RequestContext
 * @property {string} id
 * @property {number} startedAt
 * @property {boolean} shared
 * @property {import('./page-store.mjs').Entry} [entry]
 * @property {unknown} [error]
 * @property {number} [refusal]
 * @property {WrittenContext} [written]
 */

/**
 * The request's `cookies`, and the `tags` under which the page may be kept.
 * @typedef {object} WrittenContext
 * @property {string | undefined} cookies
 * @property {Set<string>} tags
 */

/**
 * One AsyncLocalStorage for the process: the front, Next's bundles and the cache handler each load their
 * own copy of this module.
 * @returns {AsyncLocalStorage<RequestContext>}
 */
export function requestContext() {
  const shared = Reflect.get(globalThis, KEY)
  if (shared) return shared
  const created = new AsyncLocalStorage()
  Reflect.set(globalThis, KEY, created)
  return created
}
