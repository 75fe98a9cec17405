export type Target = { path: string; query: string }
export type TargetRefusal = { status: 400 | 404 | 414; reason: string }

const MAX_LENGTH = 8192

/**
 * Splits the request target and refuses what no link of ours looks like: broken percent-encoding, NUL and other
 * control characters, dot segments, encoded slashes.
 */
export function readTarget(url: string | undefined): Target | TargetRefusal {
  if (url === undefined || !url.startsWith('/')) return malformed
  if (url.length > MAX_LENGTH) return { status: 414, reason: 'This address is too long.' }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\x00-\x20\x7f-\uffff#]|%00/.test(url)) return malformed
  const at = url.indexOf('?')
  const path = at === -1 ? url : url.slice(0, at)
  const refusal = refusePath(path)
  return refusal ?? { path, query: at === -1 ? '' : withoutInternals(url.slice(at)) }
}

/** Whether a path is spelled the one way our links spell it, so that other spellings cannot fill the cache. */
export function isCanonical(path: string): boolean {
  return encodeURI(decodeURI(path)) === path
}

const malformed: TargetRefusal = { status: 400, reason: 'This address is not well formed.' }
const nothing: TargetRefusal = { status: 404, reason: 'There is nothing at this address.' }

function refusePath(path: string): TargetRefusal | undefined {
  let decoded: string
  try {
    decoded = decodeURIComponent(path)
  } catch {
    return malformed
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\x00-\x1f\x7f]/.test(decoded)) return malformed
  if (/%2f|%5c|\\|\/\//i.test(path) || /(^|\/)\.{1,2}(\/|$)/.test(decoded)) return nothing
  return undefined
}

/** Next reads route parameters from query fields with these names; no link of ours has them. */
function withoutInternals(query: string): string {
  if (!/nxt|__next/i.test(query)) return query
  const kept = query
    .slice(1)
    .split('&')
    .filter((field) => !/^(nxt[pi]|__next)/i.test(decodeLoosely(field)))
  return kept.length === 0 ? '' : `?${kept.join('&')}`
}

function decodeLoosely(text: string): string {
  return text.replace(/%[0-9a-f]{2}/gi, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16)))
}
