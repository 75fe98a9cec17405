import 'server-only'
import { cookies } from 'next/headers'
import { HINT_COOKIE, hintCookieOptions, sessionCookieName, sessionCookieOptions } from './cookie'
import { requestFacts } from './request-facts'
import { endSession, openSession } from './sessions'

/** Signs the browser of this request in, in place of whoever was signed in there. */
export async function signInBrowser(userId: string): Promise<void> {
  const jar = await cookies()
  const { userAgent } = await requestFacts()
  const { token, expires } = await openSession(userId, {
    userAgent,
    replaces: jar.get(sessionCookieName())?.value,
  })
  jar.set(sessionCookieName(), token, sessionCookieOptions(expires))
  jar.set(HINT_COOKIE, '1', hintCookieOptions(expires))
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
