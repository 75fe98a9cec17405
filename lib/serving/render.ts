import type { IncomingMessage, ServerResponse } from 'node:http'
import { isUnavailable } from '@/db/errors'
import { bodyLimit } from './body-limit'
import { type Captured, captureResponse } from './capture'
import { type BodyWatch, draftForm, watchBody } from './draft'
import { joinFlight, startFlight } from './flights'
import type { Front } from './front'
import { sendKept } from './kept'
import { plain } from './plain-pages'
import { type RequestContext, requestContext } from './request-context.mjs'
import { isCanonical, type Target } from './request-target'
import { respond, sendPlain, settleStream } from './respond'
import { isSharedRead } from './shared-answers'

export type NextHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

type Asked = Target & { id: string; url: string; isShared: boolean }

/** Has Next make the answer. Reads of one public path go one at a time, see flights.ts. */
export async function render(
  front: Front,
  next: NextHandler,
  request: IncomingMessage,
  response: ServerResponse,
  target: Target & { id: string; url: string },
): Promise<void> {
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  const asked = { ...target, isShared: isRead && isSharedRead(request, target) }
  if (!isRead) return run(front, next, request, response, asked)
  const isDocument = asked.isShared || (asked.query === '' && request.headers.rsc === undefined)
  const place = asked.isShared ? asked.url : asked.path
  const kind = asked.isShared || asked.query === '' ? place : `${asked.path}?`
  for (let turn = 0; turn < 3; turn++) {
    const flight = joinFlight(front.flights, place, kind)
    if (!flight) break
    await flight
    if (isDocument && sendKept(front, request, response, place)) return
  }
  // Node drops the body of an answer to HEAD by itself; Next is asked for the whole page to know its headers.
  request.method = 'GET'
  const land = startFlight(front.flights, place, kind)
  const leave = await front.turns.take()
  if (!leave) sendPlain(front, request, response, plain.late, { 'Retry-After': '2' })
  if (!leave || response.destroyed) {
    leave?.()
    return land('failed')
  }
  run(front, next, request, response, asked, (outcome) => {
    leave()
    land(outcome)
  })
}

function run(
  front: Front,
  next: NextHandler,
  request: IncomingMessage,
  response: ServerResponse,
  asked: Asked,
  land: ReturnType<typeof startFlight> = () => undefined,
): void {
  const context: RequestContext = { id: asked.id, startedAt: front.store.expiries.sequence, shared: false }
  const capture = captureResponse(response, {
    onStream: () => {
      settleStream(front, response)
      land('failed')
    },
    onComplete: (captured) => {
      const answered = complete(front, request, response, { ...asked, captured, context, body })
      const isShared = context.shared || (asked.isShared && captured.status === 200)
      land(captured.status >= 500 ? 'failed' : isShared ? 'shared' : 'personal')
      answered.catch(fail)
    },
  })
  const refuse = (page: (typeof plain)[keyof typeof plain]) => {
    if (capture.abandon())
      sendPlain(front, request, response, page, { Connection: 'close', 'Retry-After': '2' })
  }
  const body =
    request.method === 'GET'
      ? undefined
      : watchBody(request, bodyLimit(front.site, asked.path), () => {
          response.once('finish', () => request.destroy())
          refuse(plain.tooLarge)
        })
  const deadline = setTimeout(() => refuse(plain.late), front.site.responseDeadlineMs)
  response.once('close', () => {
    clearTimeout(deadline)
    land('failed')
  })
  function fail(error: unknown) {
    console.error(`front: request ${asked.id} failed`, error)
    refuse(plain.broken)
    if (!response.writableEnded) response.destroy()
  }
  requestContext().run(context, () => next(request, response).catch(fail))
}

type Made = Asked & { captured: Captured; context: RequestContext; body: BodyWatch | undefined }

async function complete(
  front: Front,
  request: IncomingMessage,
  response: ServerResponse,
  made: Made,
): Promise<void> {
  const { captured, context, path, query, id } = made
  if (captured.status < 500) {
    const isShared = query === '' && request.headers.rsc === undefined && isCanonical(path)
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
