import 'server-only'
import { readCookie, sessionCookieName } from '@/lib/auth/cookie'
import { getViewerByToken } from '@/lib/auth/viewer'
import { viewerQuestion } from './input'
import { getViewerAnswer, signedOut } from './queries'
import type { ViewerAnswer } from './types'

/** What is yours on one page, from the headers and the query of `GET /viewer`. The front asks without going through Next. */
export async function answerOverlay(
  cookies: string | undefined,
  search: URLSearchParams,
): Promise<ViewerAnswer> {
  const token = readCookie(cookies, sessionCookieName())
  const viewer = token ? await getViewerByToken(token) : null
  return viewer ? getViewerAnswer(viewer, viewerQuestion.parse(Object.fromEntries(search))) : signedOut
}
