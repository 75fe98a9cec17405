import 'server-only'
import { cookies } from 'next/headers'
import { HINT_COOKIE, hintCookieOptions, sessionCookieName, sessionCookieOptions } from './cookie'
import { requestFacts } from './request-facts'
import { endSession, type NewSession, openSession } from './sessions'

/**
 * Signs the browser of this request in, in place of whoever was signed in there. `pending`: only so far that a code can
 * follow.
 */
export async function signInBrowser(userId: string, { pending = false, strong = false } = {}): Promise<void> {
  const jar = await cookies()
  const { userAgent } = await requestFacts()
  const { token, expires } = await openSession(userId, {
    userAgent,
    pending,
    strong,
    replaces: jar.get(sessionCookieName())?.value,
  })
  await keepSession({ token, expires }, { pending })
}

/** The cookies of a session. The hint says that somebody is signed in, so a pending one has none. */
export async function keepSession({ token, expires }: NewSession, { pending = false } = {}): Promise<void> {
  const jar = await cookies()
  jar.set(sessionCookieName(), token, sessionCookieOptions(expires))
  if (!pending) jar.set(HINT_COOKIE, '1', hintCookieOptions(expires))
}

export async function sessionToken(): Promise<string | undefined> {
  return (await cookies()).get(sessionCookieName())?.value
}

/** Signs the browser of this request out and ends its session. */
export async function signOutBrowser(): Promise<void> {
  const jar = await cookies()
  const token = jar.get(sessionCookieName())?.value
  if (token) await endSession(token)
  await forgetBrowser()
}

/** Removes the cookies of a session that has ended. */
export async function forgetBrowser(): Promise<void> {
  const jar = await cookies()
  const past = new Date(0)
  jar.set(sessionCookieName(), '', sessionCookieOptions(past))
  jar.set(HINT_COOKIE, '', hintCookieOptions(past))
}
