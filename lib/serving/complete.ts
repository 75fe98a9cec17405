import type { IncomingMessage, ServerResponse } from 'node:http'
import { isUnavailable } from '@/db/errors'
import type { Captured } from './capture'
import { type BodyWatch, draftForm } from './draft'
import type { Front } from './front'
import { plain } from './plain-pages'
import type { RequestContext } from './request-context.mjs'
import { isCanonical, type Target } from './request-target'
import { respond, sendPlain } from './respond'

export type Asked = Target & { id: string; url: string; isShared: boolean }

type Made = Asked & { captured: Captured; context: RequestContext; body?: BodyWatch | undefined }

/** Answers with what was made; of a failure the reader hears only what helps. */
export async function complete(
  front: Front,
  request: IncomingMessage,
  response: ServerResponse,
  made: Made,
): Promise<void> {
  const { captured, context, path, query, id } = made
  if (captured.status < 500) {
    // Next stores the page that follows a sent form like any other; reads are told to it as GET.
    const isShared =
      request.method === 'GET' && query === '' && request.headers.rsc === undefined && isCanonical(path)
    return respond(front, request, response, {
      captured,
      path,
      entry: isShared ? context.entry : undefined,
      refusal: context.refusal,
      // What came out of Next's page cache may be of a render that began earlier.
      keep: made.isShared && !context.shared ? { url: made.url, startedAt: context.startedAt } : undefined,
    })
  }
  if (isBrokenForm(context.error)) return sendPlain(front, request, response, plain.unreadable)
  front.outage.suspect()
  const isAway = isUnavailable(context.error) || front.outage.isDown()
  const isFlight = String(captured.headers['content-type'] ?? '').startsWith('text/x-component')
  if (isFlight) {
    const status = isAway ? 503 : captured.status
    return respond(front, request, response, {
      captured: { ...captured, status },
      path,
      entry: undefined,
    })
  }
  if (!isAway) {
    console.error(`front: request ${id} ${request.method} ${path} answered ${captured.status}`)
    return sendPlain(front, request, response, { ...plain.broken, id })
  }
  const sent = await made.body?.form()
  const extra = sent ? await draftForm(made.url, sent) : ''
  sendPlain(front, request, response, { ...plain.unavailable, extra }, { 'Retry-After': '2' })
}

/** What Next and its form parser say of a body that is no form: the sender's mistake, not ours. */
function isBrokenForm(error: unknown): boolean {
  return (
    error instanceof Error &&
    /parse body as FormData|Unexpected end of (form|multipart)|Boundary not found|Malformed (part|urlencoded|content)/i.test(
      error.message,
    )
  )
}
