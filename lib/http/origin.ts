import { env, siteOrigin } from '@/lib/env'

/**
 * Whether a mutating request came from one of our own pages. `Origin` must be ours; a browser that sends none
 * must say so in `Sec-Fetch-Site`. The address is the configured one, or the Host the request was sent to.
 */
export function isSameOrigin(request: Request): boolean {
  const { headers } = request
  const origin = headers.get('origin')
  if (origin === null) return headers.get('sec-fetch-site') === 'same-origin'
  if (origin === siteOrigin()) return true
  return env().AUTH_URL === undefined && sameHost(origin, headers.get('host'))
}

function sameHost(origin: string, host: string | null): boolean {
  return host !== null && URL.canParse(origin) && origin === `http://${host}`
}
