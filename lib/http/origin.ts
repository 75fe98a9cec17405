import { env, siteOrigin } from '@/lib/env'
import { comesFromSite, requestedOrigin } from '@/lib/serving/same-origin'

/**
 * Whether a mutating request came from one of our own pages. The address is the configured one, or the one the
 * request was sent to. The front asks the same before; this holds without it as well.
 */
export function isSameOrigin(request: Request): boolean {
  const header = (name: string) => request.headers.get(name)
  const origin = env().AUTH_URL === undefined ? undefined : siteOrigin()
  // The front has settled the forwarded headers, so they can be believed here.
  return comesFromSite(header, requestedOrigin(header, { origin, trustProxy: true }))
}
