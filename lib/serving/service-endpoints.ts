import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { memoryUsage } from 'node:process'
import type { Counters } from './counters'
import { closedPolicy } from './csp'
import { clientAddress } from './incoming-headers'
import type { PageStore } from './page-store.mjs'
import { PRIVATE, securityHeaders } from './security-headers'
import type { Site } from './site'

export type Probes = {
  ready: () => Promise<{ ok: boolean }>
  gauges: () => Record<string, number>
  renderer: () => Record<string, number>
}

type Service = { site: Site; probes: Probes; counters: Counters; store: PageStore }

/** Answers /healthz, /readyz and /metrics; false when the path is none of them. */
export function answerService(
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  service: Service,
): boolean {
  if (path === '/healthz') sendText(response, service.site, 200, 'ok\n')
  else if (path === '/readyz') void sendReadiness(response, service)
  else if (path === '/metrics') sendMetrics(request, response, service)
  else return false
  return true
}

async function sendReadiness(response: ServerResponse, { site, probes }: Service) {
  const { ok } = await probes.ready().catch(() => ({ ok: false }))
  if (!ok) response.setHeader('Retry-After', '2')
  sendText(response, site, ok ? 200 : 503, ok ? 'ready\n' : 'the database is not ready\n')
}

function sendMetrics(request: IncomingMessage, response: ServerResponse, service: Service) {
  if (!mayRead(request, service.site)) return sendText(response, service.site, 404, 'not found\n')
  const lines = Object.entries(measure(service)).map(([name, value]) => `nomodeset_${name} ${value}`)
  sendText(response, service.site, 200, `${lines.join('\n')}\n`, 'text/plain; version=0.0.4; charset=utf-8')
}

function measure({ counters, store, probes }: Service): Record<string, number> {
  const memory = memoryUsage()
  const statuses = Object.entries(counters.statuses).map(([family, count]) => [
    `responses_total{status="${family}"}`,
    count,
  ])
  const pool = Object.entries(poolOf(probes)).map(([name, value]) => [`pool{gauge="${name}"}`, value])
  return {
    requests_total: counters.requests,
    cache_hits_total: counters.hits,
    ...Object.fromEntries(statuses),
    cache_entries: store.entries.size,
    cache_bytes: store.entries.calculatedSize,
    expiries_total: store.expiries.sequence,
    resident_bytes: memory.rss,
    heap_bytes: memory.heapUsed,
    ...probes.renderer(),
    ...Object.fromEntries(pool),
  }
}

function poolOf({ gauges }: Probes): Record<string, number> {
  try {
    return gauges()
  } catch {
    return {}
  }
}

/** From this machine, or with the token when one is configured. */
function mayRead(request: IncomingMessage, site: Site): boolean {
  if (site.metricsToken === undefined) return /^(127\.|::1$)/.test(clientAddress(request, site))
  return timingSafeEqual(sha256(request.headers.authorization ?? ''), sha256(`Bearer ${site.metricsToken}`))
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

function sendText(
  response: ServerResponse,
  site: Site,
  status: number,
  text: string,
  type = 'text/plain; charset=utf-8',
) {
  for (const [name, value] of securityHeaders(site)) response.setHeader(name, value)
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Security-Policy': closedPolicy,
    'Cache-Control': PRIVATE,
    'Content-Length': Buffer.byteLength(text),
  })
  response.end(text)
}
