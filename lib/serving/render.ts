import type { IncomingMessage, ServerResponse } from 'node:http'
import { bodyLimit } from './body-limit'
import { captureResponse } from './capture'
import { type Asked, complete } from './complete'
import { watchBody } from './draft'
import { joinFlight, type Outcome, startFlight } from './flights'
import type { Front } from './front'
import { sendKept } from './kept'
import { plain } from './plain-pages'
import { type RequestContext, requestContext } from './request-context.mjs'
import type { Target } from './request-target'
import { sendPlain, settleStream } from './respond'
import { isSharedRead } from './shared-answers'
import { answerWritten } from './written/answer'

const READS = 'GET, HEAD, OPTIONS'

export type NextHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** Has the answer made, by a written page or by Next. Reads of one public path go one at a time, see flights.ts. */
export async function render(
  front: Front,
  next: NextHandler,
  request: IncomingMessage,
  response: ServerResponse,
  target: Target & { id: string; url: string },
): Promise<void> {
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  const page = front.written?.find(target.path, target.query)
  if (!isRead && page) return sendPlain(front, request, response, plain.onlyRead, { Allow: READS })
  if (!isRead) return run(front, next, request, response, { ...target, isShared: false })
  const written = request.headers.rsc === undefined ? page : undefined
  // What a public page shows does not depend on a query.
  const place = written?.isPublic ? { ...target, query: '', url: target.path } : target
  const asked = { ...place, isShared: isSharedRead(request, place) }
  const isDocument = asked.isShared || (asked.query === '' && request.headers.rsc === undefined)
  const key = asked.isShared ? asked.url : asked.path
  const kind = asked.isShared || asked.query === '' ? key : `${asked.path}?`
  if (place !== target && sendKept(front, request, response, key)) return
  for (let turn = 0; turn < 3; turn++) {
    const flight = joinFlight(front.flights, key, kind)
    if (!flight) break
    await flight
    if (isDocument && sendKept(front, request, response, key)) return
  }
  // Node drops the body of an answer to HEAD by itself; Next is asked for the whole page to know its headers.
  request.method = 'GET'
  const land = startFlight(front.flights, key, kind)
  const leave = await front.turns.take()
  if (!leave) sendPlain(front, request, response, plain.late, { 'Retry-After': '2' })
  if (!leave || response.destroyed) {
    leave?.()
    return land('failed')
  }
  const end = (outcome: Outcome) => {
    leave()
    land(outcome)
  }
  if (written) return answerWritten(front, written, request, response, asked, end)
  run(front, next, request, response, asked, end)
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
      settleStream(front, response, context.refusal)
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
