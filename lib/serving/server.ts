import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { join } from 'node:path'
import next from 'next'
import { databaseReady, poolGauges } from '@/db/health'
import { stopBackground } from '@/lib/jobs/running'
import { rendererGauges } from '@/lib/markdown/pool'
import { answerOverlay } from '@/lib/viewer/answer'
import PageCacheHandler from './cache-handler.mjs'
import { shareExpiry } from './expiry-channel'
import { createFront } from './front'
import { handle } from './handle'
import { configuredSite, type Site } from './site'
import { listStaticFiles } from './static-files'
import { openWrittenPages, type WrittenSource } from './written/source'

export type ServerOptions = {
  port: number
  host?: string | undefined
  dir?: string
  /** For tests: everything else comes from the environment. */
  site?: Partial<Site>
  ready?: () => Promise<{ ok: boolean }>
  /** Pages that the front writes itself. */
  written?: WrittenSource
  /** Whether other instances hear of expiries through the database. */
  shared?: boolean
}

export type RunningServer = { port: number; close: () => Promise<void> }

const DRAIN_MS = 10_000

/** Serves the production build: public pages from memory, everything else through Next. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { port, host, dir = process.cwd(), ready = databaseReady, shared = true } = options
  const site = { ...configuredSite(), ...options.site }
  const notFoundHtml = await readFile(join(dir, '.next/server/app/_not-found.html'), 'utf8').catch(
    () => undefined,
  )
  const front = createFront({
    site,
    notFoundHtml,
    written: options.written && (await openWrittenPages(options.written, { dir, site, notFoundHtml })),
    files: await listStaticFiles(dir, site),
    overlay: answerOverlay,
    probes: { ready, gauges: poolGauges, renderer: rendererGauges },
  })
  installCacheHandler()
  const app = next({ dev: false, dir, hostname: host ?? 'localhost', port })
  await app.prepare()
  const answer = app.getRequestHandler()
  const server = createServer(limits, (request, response) => handle(front, answer, request, response))
  server.on('clientError', refuseMalformed)
  const listening = await listen(server, port, host)
  const endSharing = shared ? shareExpiry() : () => undefined
  return {
    port: listening,
    close: async () => {
      front.outage.stop()
      endSharing()
      await drain(server)
      await stopBackground()
      await app.close()
    },
  }
}

/**
 * Next's `cacheHandler` setting would import the handler anew for each request, twice, through the hooks that read
 * TypeScript: half a millisecond of processor time a page. What stands here is used by all of Next without asking.
 */
function installCacheHandler(): void {
  Reflect.set(globalThis, Symbol.for('@next/cache-handlers'), { FetchCache: PageCacheHandler })
}

const limits = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 2_000,
}

function listen(server: Server, port: number, host: string | undefined): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host }, () => {
      server.off('error', reject)
      resolve(portOf(server.address()) ?? port)
    })
  })
}

function portOf(address: AddressInfo | string | null): number | undefined {
  return typeof address === 'object' ? address?.port : undefined
}

/** Takes no new requests, lets those underway end, and cuts what has not ended in time. */
async function drain(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve())
  })
  server.closeIdleConnections()
  const idle = setInterval(() => server.closeIdleConnections(), 100)
  const late = setTimeout(() => server.closeAllConnections(), DRAIN_MS)
  await closed
  clearInterval(idle)
  clearTimeout(late)
}

/** What Node's parser refuses gets a status line and nothing more. */
function refuseMalformed(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy()
  const status =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? '431 Request Header Fields Too Large'
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? '408 Request Timeout'
        : '400 Bad Request'
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
