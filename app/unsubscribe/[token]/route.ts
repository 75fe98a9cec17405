import { endMail } from '@/lib/notifications/commands'
import { readUnsubscribeToken } from '@/lib/notifications/token'
import { brokenLinkPage, endedPage, unsubscribePage } from '@/lib/notifications/unsubscribe-pages'
import { statusOf } from '@/lib/result'

type Context = { params: Promise<{ token: string }> }

/** Asks first: mail programs and virus scanners open links, and reading must change nothing. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const claim = readUnsubscribeToken((await params).token)
  return claim ? html(unsubscribePage(claim.topic), 200) : html(brokenLinkPage(), 404)
}

/** The button of our page, and the one of the mail program (RFC 8058): neither is signed in, the token is the gate. */
export async function POST(_: Request, { params }: Context): Promise<Response> {
  const result = await endMail((await params).token)
  return result.ok
    ? html(endedPage(result.value.topic), 200)
    : html(brokenLinkPage(result.error.message), statusOf(result.error))
}

function html(body: string, status: number): Response {
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'private, no-store' }
  return new Response(body, { status, headers })
}
