import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { isUnavailable } from '@/db/errors'
import { routes } from '@/lib/routes'
import { bodyLimit } from './body-limit'
import { countStatus } from './counters'
import { acceptedOf, negotiate } from './encoding'
import type { Front } from './front'
import { settleHeaders } from './incoming-headers'
import { sendKept } from './kept'
import { plain, refusedMethod, refusedTarget } from './plain-pages'
import { type NextHandler, render } from './render'
import { readTarget, type Target } from './request-target'
import { respond, sendPlain } from './respond'
import { comesFromSite, needsNoOrigin, requestedOrigin } from './same-origin'
import { answerService } from './service-endpoints'
import { sendStaticFile } from './static-files'
import { countView } from './views'

const READING = ['GET', 'HEAD', 'OPTIONS']
/** What forms can send; Next would answer its pages to anything else with 200. */
const ALLOWED = [...READING, 'POST']

/** Answers one request: from memory when the page is there, else by the first step that has an answer. */
export function handle(
  front: Front,
  next: NextHandler,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  front.counters.requests += 1
  if (request.method === 'GET') countView(request.url ?? '')
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  if (isRead && request.headers.rsc === undefined && sendKept(front, request, response, request.url ?? ''))
    return
  response.once('finish', () => countStatus(front.counters, response.statusCode))
  const target = readTarget(request.url)
  if ('status' in target) {
    sendPlain(front, request, response, refusedTarget(target))
    return
  }
  answer(front, next, request, response, target).catch((error: unknown) => {
    console.error('front: a request failed', error)
    if (response.headersSent) response.destroy()
    else sendPlain(front, request, response, plain.broken)
  })
}

async function answer(
  front: Front,
  next: NextHandler,
  request: IncomingMessage,
  response: ServerResponse,
  target: Target,
): Promise<void> {
  const { method = '' } = request
  if (answerService(target.path, request, response, front)) return
  if (!ALLOWED.includes(method)) {
    sendPlain(front, request, response, refusedMethod(), { Allow: ALLOWED.join(', ') })
  } else if (method === 'OPTIONS') {
    response.writeHead(204, { Allow: ALLOWED.join(', ') }).end()
  } else if (!READING.includes(method)) {
    if (!maySend(front, request, response, target)) return
    if (isLarge(front, request)) {
      const turn = front.largeBodies.take()
      if (!turn) {
        sendPlain(front, request, response, plain.unavailable, { 'Retry-After': '10', Connection: 'close' })
        return
      }
      const done = await turn
      // Who left while waiting must not keep the place.
      if (response.closed) return done()
      response.once('close', done)
    }
    await pass(front, next, request, response, target)
  } else if (target.path === routes.viewer()) {
    await sendOverlay(front, request, response, target)
  } else if (front.files.paths.has(target.path)) {
    await sendStaticFile(front.files, target.path, request, response, negotiate(acceptedOf(request)))
  } else if (target.path.startsWith('/_next/')) {
    sendPlain(front, request, response, refusedTarget({ status: 404, reason: 'There is no such file.' }))
  } else {
    await pass(front, next, request, response, target)
  }
}

async function sendOverlay(
  front: Front,
  request: IncomingMessage,
  response: ServerResponse,
  { path, query }: Target,
): Promise<void> {
  try {
    const overlay = await front.overlay(request.headers.cookie, new URLSearchParams(query))
    const headers = { 'content-type': 'application/json' }
    const captured = { status: 200, headers, body: Buffer.from(JSON.stringify(overlay)) }
    await respond(front, request, response, { captured, path, entry: undefined })
  } catch (error) {
    front.outage.suspect()
    if (!isUnavailable(error)) throw error
    sendPlain(front, request, response, plain.unavailable, { 'Retry-After': '2' })
  }
}

/** Larger than any form, or of a length that is not told. */
function isLarge({ site }: Front, { headers }: IncomingMessage): boolean {
  const length = headers['content-length']
  return length === undefined
    ? headers['transfer-encoding'] !== undefined
    : Number(length) > site.maxBodyBytes
}

/** Bytes up to which a refused body is still taken in and thrown away: who is cut off while sending never sees the answer. */
const HEARD_OUT_MAX = 64 * 1024 * 1024

/** The gates of a mutating request, before anything of it is read. */
function maySend(
  front: Front,
  request: IncomingMessage,
  response: ServerResponse,
  { path }: Target,
): boolean {
  const header = (name: string) => {
    const value = request.headers[name]
    return Array.isArray(value) ? value.join(',') : value
  }
  if (!needsNoOrigin(path) && !comesFromSite(header, requestedOrigin(header, front.site))) {
    sendPlain(front, request, response, plain.foreign, { Connection: 'close' })
    return false
  }
  const length = Number(request.headers['content-length'] ?? 0)
  if (length > bodyLimit(front.site, path)) {
    sendPlain(front, request, response, plain.tooLarge, length > HEARD_OUT_MAX ? { Connection: 'close' } : {})
    return false
  }
  return true
}

async function pass(
  front: Front,
  next: NextHandler,
  request: IncomingMessage,
  response: ServerResponse,
  target: Target,
): Promise<void> {
  const id = randomBytes(6).toString('hex')
  const url = target.path + target.query
  settleHeaders(request, front.site, { url, id })
  request.url = url
  await render(front, next, request, response, { ...target, id, url })
}
