import type { IncomingMessage } from 'node:http'
import { requestedOrigin } from './same-origin'
import type { Site } from './site'

const OURS_OR_NEXTS =
  /^(x-(forwarded|middleware|nextjs|next|invoke|now|vercel|matched|prerender|action|original|rewrite|http-method|real-ip|client-address|requested-path|request-id|deployment)|next-resume|next-router-(prefetch|segment-prefetch)|forwarded$|purpose$|via$)/

/**
 * Leaves only headers a visitor may set, and adds what the application may rely on: the public host and protocol,
 * `x-client-address` (for limits), `x-requested-path` (for the way back after signing in) and `x-request-id`.
 */
export function settleHeaders(request: IncomingMessage, site: Site, told: { url: string; id: string }): void {
  const { headers } = request
  const address = clientAddress(request, site)
  const origin = requestedOrigin((name) => textOf(headers[name]), site)
  for (const name of Object.keys(headers)) if (OURS_OR_NEXTS.test(name)) delete headers[name]
  settleRouterState(request)
  const reached = origin === undefined ? undefined : new URL(origin)
  headers['x-forwarded-proto'] = reached?.protocol.slice(0, -1) ?? 'http'
  if (reached) headers['x-forwarded-host'] = reached.host
  headers['x-forwarded-for'] = address
  headers['x-client-address'] = address
  headers['x-requested-path'] = told.url
  headers['x-request-id'] = told.id
}

/** Who is asking: the peer, or what the trusted proxy wrote last. */
export function clientAddress(request: IncomingMessage, { trustProxy }: { trustProxy: boolean }): string {
  const peer = request.socket.remoteAddress ?? ''
  const forwarded = trustProxy
    ? textOf(request.headers['x-forwarded-for'])?.split(',').at(-1)?.trim()
    : undefined
  return (forwarded || peer).replace(/^::ffff:/, '')
}

/** Next answers 500 to a router state it cannot read; only actions of our own script need to send one. */
function settleRouterState({ method, headers }: IncomingMessage): void {
  const state = textOf(headers['next-router-state-tree'])
  if (state === undefined) return
  if (method !== 'POST' || !isList(state)) delete headers['next-router-state-tree']
}

function isList(text: string): boolean {
  try {
    return Array.isArray(JSON.parse(decodeURIComponent(text)))
  } catch {
    return false
  }
}

function textOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(',') : value
}
