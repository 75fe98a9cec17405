import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { Captured } from './capture'
import { policyFor, policyForFile } from './csp'
import { createDocument, sendDocument } from './documents'
import { acceptedOf, compress, encodingFor, negotiate } from './encoding'
import type { Front } from './front'
import { attachDocument, type Entry, growDocument } from './page-store.mjs'
import { type Plain, plainJson, plainPage, plainPolicy } from './plain-pages'
import { CHECKED, PRIVATE } from './security-headers'
import { keepSharedAnswer } from './shared-answers'

/** A page says by `<meta name="page-status" content="410">` what Next's own statuses cannot. */
export const PAGE_STATUS = /<meta name="page-status" content="(400|401|403|404|409|410|423|429)"\/?>/
const NEXTS_OWN =
  /^(x-nextjs|x-next-|x-powered-by|x-middleware|vary$|etag$|content-length$|transfer-encoding$|connection$|keep-alive$|cache-control$)/
const VARY = 'Accept-Encoding, RSC'
/** How a route of ours names its entity tag; Next's own tags are not passed on. */
const OWN_TAG = 'x-entity-tag'

export type Answer = {
  captured: Captured
  path: string
  entry: Entry | undefined
  /** What a refused form calls for, see refused-form.ts. */
  refusal?: number | undefined
  /** Set when the answer may serve others who ask for this URL, see shared-answers.ts. */
  keep?: { url: string; startedAt: number } | undefined
}

/** Answers with what Next made: statuses put right, CSP by hashes, public pages kept, the rest private. */
export async function respond(
  front: Front,
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
): Promise<void> {
  const { captured, entry, path } = answer
  const { status, type, body } = settle(front, captured, answer.refusal)
  const headers = [...plainHeaders(captured.headers), ...front.headers]
  if (captured.headers['content-security-policy'] === undefined) {
    const policy = type.startsWith('text/html') ? policyFor(body.toString(), front.site) : policyForFile(type)
    headers.push(['Content-Security-Policy', policy])
  }
  // The page for unknown routes is one entry for all of them: it answers ahead only where it was first seen.
  const isOwn = entry !== undefined && (entry.path === undefined || entry.path === path)
  const isShared = isOwn && captured.headers['set-cookie'] === undefined
  for (const name of response.getHeaderNames()) response.removeHeader(name)
  const { keep } = answer
  if (keep && !isOwn && isPlainPage(status, type, captured)) {
    const made = {
      status,
      type,
      body,
      headers: [...headers, ['Cache-Control', CHECKED], ['Vary', VARY]].flat(),
    }
    const document = createDocument(made, 'quick')
    keepSharedAnswer(front.shared, keep.url, document, keep.startedAt)
    sendDocument(request, response, document, negotiate(acceptedOf(request)), () => undefined)
    return
  }
  if (!isShared) {
    const own = captured.headers['cache-control']
    const control = keepsOwnControl(own, captured) ? own : PRIVATE
    await sendOnce(request, response, {
      status,
      type,
      body,
      headers: [...headers, ['Cache-Control', control]],
    })
    return
  }
  const document = createDocument({
    status,
    type,
    body: entry.html?.equals(body) ? entry.html : body,
    headers: [...headers, ['Cache-Control', publicControl(front)], ['Vary', VARY]].flat(),
  })
  const own = document.body === entry.html ? 0 : body.length
  attachDocument(front.store, entry, path, document, own + HEADER_BYTES)
  sendDocument(request, response, document, negotiate(acceptedOf(request)), (bytes) =>
    growDocument(front.store, entry, bytes),
  )
}

/** A small page of our own, or its JSON for script. */
export function sendPlain(
  front: Front,
  request: IncomingMessage,
  response: ServerResponse,
  plain: Plain,
  headers: Record<string, string> = {},
): void {
  const wantsJson = request.headers.accept?.includes('application/json') ?? false
  const body = wantsJson ? plainJson(plain) : plainPage(plain)
  for (const name of response.getHeaderNames()) response.removeHeader(name)
  for (const [name, value] of front.headers) response.setHeader(name, value)
  response.writeHead(plain.status, {
    'Content-Type': wantsJson ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8',
    'Content-Security-Policy': plainPolicy,
    'Cache-Control': PRIVATE,
    'Content-Length': Buffer.byteLength(body),
    ...headers,
  })
  response.end(body)
}

/** Headers for an answer that is let through as it comes. */
export function settleStream(front: Front, response: ServerResponse, refusal?: number): void {
  // A form that comes back with megabytes of typed text is too long to be held.
  if (refusal !== undefined && response.statusCode === 200) response.statusCode = refusal
  const control = response.getHeader('cache-control')
  const tag = response.getHeader(OWN_TAG)
  response.removeHeader(OWN_TAG)
  for (const name of response.getHeaderNames()) if (NEXTS_OWN.test(name)) response.removeHeader(name)
  for (const [name, value] of front.headers) response.setHeader(name, value)
  const isPublic =
    typeof control === 'string' && control.startsWith('public') && !response.hasHeader('set-cookie')
  response.setHeader('Cache-Control', isPublic ? control : PRIVATE)
  if (tag !== undefined) response.setHeader('ETag', tag)
}

// What a document keeps beside its body, roughly.
const HEADER_BYTES = 3072

function settle(
  front: Front,
  { status, headers, body, isFinal }: Captured,
  refusal: number | undefined,
): { status: number; type: string; body: Buffer } {
  const type = String(headers['content-type'] ?? '')
  if (isFinal || !type.startsWith('text/html')) return { status, type, body }
  // The page behind a redirect is an empty shell that needs script.
  if (status >= 300 && status < 400) return { status, type, body: Buffer.alloc(0) }
  const html = body.toString()
  if (status === 404 && html.includes('<html id="__next_error__"') && front.notFoundHtml !== undefined) {
    return { status, type, body: Buffer.from(front.notFoundHtml) }
  }
  const wanted = status === 200 ? (PAGE_STATUS.exec(html)?.[1] ?? refusal) : undefined
  return { status: wanted === undefined ? status : Number(wanted), type, body }
}

function publicControl({ site }: Front): string {
  return `public, max-age=0, must-revalidate${site.sharedMaxAge > 0 ? `, s-maxage=${site.sharedMaxAge}` : ''}`
}

function isPlainPage(status: number, type: string, { headers }: Captured): boolean {
  return status === 200 && type.startsWith('text/html') && headers['set-cookie'] === undefined
}

/** A route handler may say that its answer is public; nothing that sets a cookie is. */
function keepsOwnControl(control: unknown, { headers }: Captured): control is string {
  return typeof control === 'string' && control.startsWith('public') && headers['set-cookie'] === undefined
}

function plainHeaders(headers: OutgoingHttpHeaders): [string, string][] {
  const pairs: [string, string][] = []
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || NEXTS_OWN.test(name) || name === 'content-type') continue
    // Next writes Location twice on a redirect from a cached page.
    if (name === 'location') pairs.push([name, String(Array.isArray(value) ? value[0] : value)])
    else if (Array.isArray(value)) for (const one of value) pairs.push([name, one])
    else pairs.push([name === OWN_TAG ? 'ETag' : name, String(value)])
  }
  return pairs
}

async function sendOnce(
  request: IncomingMessage,
  response: ServerResponse,
  made: { status: number; type: string; body: Buffer; headers: (readonly [string, string])[] },
): Promise<void> {
  const encoding = encodingFor(made.type, made.body.length, negotiate(acceptedOf(request)))
  const body = await compress(made.body, encoding, 'quick')
  // After setHeader, writeHead keeps only the last of repeated names; cookies are the one header that repeats.
  const [cookies, others] = [made.headers.filter(isCookie), made.headers.filter((pair) => !isCookie(pair))]
  if (cookies.length > 0)
    response.setHeader(
      'Set-Cookie',
      cookies.map(([, value]) => value),
    )
  const headers = [...others, ['Vary', VARY]].flat()
  if (made.type) headers.push('Content-Type', made.type)
  if (encoding !== 'identity') headers.push('Content-Encoding', encoding)
  if (made.status !== 204 && made.status !== 304) headers.push('Content-Length', String(body.length))
  response.writeHead(made.status, headers)
  response.end(body)
}

const isCookie = ([name]: readonly [string, string]) => name.toLowerCase() === 'set-cookie'
