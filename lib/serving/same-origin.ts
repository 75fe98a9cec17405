type ReadHeader = (name: string) => string | null | undefined

/**
 * Whether a mutating request came from one of our own pages. `Origin` must be exactly ours; a client that sends
 * none must say in `Sec-Fetch-Site` that no other site is behind it.
 */
export function comesFromSite(header: ReadHeader, ownOrigin: string | undefined): boolean {
  const origin = header('origin')
  if (origin === null || origin === undefined) {
    const site = header('sec-fetch-site')
    return site === 'same-origin' || site === 'none'
  }
  return ownOrigin !== undefined && origin === ownOrigin
}

/** The origin this request was sent to: the configured one, or what Host (or the trusted proxy) says. */
export function requestedOrigin(
  header: ReadHeader,
  site: { origin: string | undefined; trustProxy: boolean },
): string | undefined {
  if (site.origin !== undefined) return site.origin
  const protocol = (site.trustProxy && lastOf(header('x-forwarded-proto'))) || 'http'
  const host = (site.trustProxy && lastOf(header('x-forwarded-host'))) || header('host')
  if (!host || !/^https?$/.test(protocol)) return undefined
  const written = `${protocol}://${host}`
  return URL.canParse(written) && new URL(written).host === host.toLowerCase()
    ? new URL(written).origin
    : undefined
}

/** One-click unsubscribe (RFC 8058): the mail service posts it, with no cookie and no origin of ours. */
export function needsNoOrigin(path: string): boolean {
  return /^\/unsubscribe\/[\w.~-]+$/.test(path)
}

function lastOf(list: string | null | undefined): string | undefined {
  return list?.split(',').at(-1)?.trim()
}
