import 'server-only'
import { siteOrigin } from '@/lib/env'

export const SESSION_DAYS = 30
const secure = () => siteOrigin().startsWith('https:')

export const SESSION_COOKIE = 'nomodeset-session'

/** `__Host-` needs https; plain http exists only on loopback and in tests. */
export const sessionCookieName = () => (secure() ? `__Host-${SESSION_COOKIE}` : SESSION_COOKIE)

/** Says "somebody is signed in" to scripts of cached pages and carries no identity. */
export const HINT_COOKIE = 'nomodeset-hint'

export const sessionCookieOptions = (expires: Date) => ({
  httpOnly: true,
  sameSite: 'lax' as const,
  secure: secure(),
  path: '/',
  expires,
})
export const hintCookieOptions = (expires: Date) => ({ ...sessionCookieOptions(expires), httpOnly: false })

/** One cookie out of a request's header. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const part of header?.split(';') ?? []) {
    const [key, value] = part.trim().split('=', 2)
    if (key === name) return value
  }
  return undefined
}
