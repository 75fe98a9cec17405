import 'server-only'
import { Auth, raw, skipCSRFCheck } from '@auth/core'
import { cookies, headers } from 'next/headers'
import { NextRequest } from 'next/server'
import NextAuth, { AuthError, type NextAuthConfig } from 'next-auth'
import { z } from 'zod'
import { siteOrigin } from '@/lib/env'
import { localPath } from '@/lib/http/local-path'
import { routes } from '@/lib/routes'
import { getWaitingSession } from '@/lib/second-factor/commands'
import { siteSecret } from '@/lib/secret'
import { adapter } from './adapter'
import {
  HINT_COOKIE,
  hintCookieOptions,
  SESSION_DAYS,
  sessionCookieName,
  sessionCookieOptions,
} from './cookie'
import { providerConfigs } from './providers'
import { newToken } from './tokens'

const BASE = '/api/auth'

/**
 * Begins a sign-in through another site: remembers state, nonce and PKCE verifier in sealed cookies and returns the
 * address to send the browser to, or null when the site cannot be reached.
 */
export async function beginProviderSignIn(provider: string, next: string): Promise<string | null> {
  const request = new Request(`${siteOrigin()}${BASE}/signin/${provider}`, {
    method: 'POST',
    headers: { cookie: (await headers()).get('cookie') ?? '' },
    body: new URLSearchParams({ callbackUrl: next }),
  })
  // Our own forms are checked for their origin already.
  const answer = started.safeParse(await Auth(request, { ...config(), raw, skipCSRFCheck }).catch(() => null))
  if (!answer.success) return null
  const jar = await cookies()
  for (const cookie of answer.data.cookies) jar.set(cookie.name, cookie.value, cookie.options)
  return answer.data.redirect
}

const started = z.object({
  redirect: z.url(),
  cookies: z.array(
    z.object({
      name: z.string(),
      value: z.string(),
      options: z.object({
        httpOnly: z.boolean().optional(),
        sameSite: z.enum(['lax', 'strict', 'none']).optional(),
        secure: z.boolean().optional(),
        path: z.string().optional(),
        expires: z.date().optional(),
        maxAge: z.number().optional(),
      }),
    }),
  ),
})

/** The other site's answer. The only part of next-auth that is reachable from outside. */
export async function finishProviderSignIn(request: NextRequest): Promise<Response> {
  const { pathname, search } = request.nextUrl
  const known = providerConfigs().some(({ id }) => pathname === `${BASE}/callback/${id}`)
  if (!known) return new Response('Not found', { status: 404 })
  const { handlers } = NextAuth(config())
  // The configured address, whatever the request says its host is.
  const answer = await handlers.GET(
    new NextRequest(`${siteOrigin()}${pathname}${search}`, { headers: request.headers }),
  )
  const start = `${sessionCookieName()}=`
  const cookie = answer.headers.getSetCookie().find((line) => line.startsWith(start))
  const token = cookie?.slice(start.length).split(';', 1)[0]
  if (token && (await getWaitingSession(decodeURIComponent(token)))) return askForCode(answer)
  if (token) (await cookies()).set(HINT_COOKIE, '1', hintCookieOptions(inDays(SESSION_DAYS)))
  return answer
}

/** The other site knows who this is; the account still wants its code. */
function askForCode(answer: Response): Response {
  const next = localPath(answer.headers.get('location') ?? undefined, siteOrigin()) ?? undefined
  const headers = new Headers(answer.headers)
  headers.set('location', `${siteOrigin()}${routes.signInCode(next)}`)
  return new Response(null, { status: 302, headers })
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)

function config(): NextAuthConfig {
  const { expires: _, ...sessionCookie } = sessionCookieOptions(new Date())
  return {
    basePath: BASE,
    secret: siteSecret(),
    trustHost: true,
    adapter,
    providers: providerConfigs(),
    session: { strategy: 'database', maxAge: SESSION_DAYS * 86_400, generateSessionToken: newToken },
    useSecureCookies: siteOrigin().startsWith('https:'),
    cookies: { sessionToken: { name: sessionCookieName(), options: sessionCookie } },
    pages: { signIn: routes.signIn(), error: routes.signIn(), newUser: routes.chooseHandle() },
    callbacks: {
      redirect: ({ url }) => `${siteOrigin()}${localPath(url, siteOrigin()) ?? routes.home()}`,
    },
    // One line without codes, tokens or addresses.
    logger: {
      error: (error) => console.warn(`Sign-in through another site failed: ${kindOf(error)}`),
      warn: () => {},
      debug: () => {},
    },
  }
}

/** Names of classes are shortened by the build; the kind of the library's own errors is not. */
function kindOf(error: Error): string {
  return error instanceof AuthError ? error.type : error.name
}
