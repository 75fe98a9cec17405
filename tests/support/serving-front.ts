import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { LRUCache } from 'lru-cache'
import { createFront, type Front } from '@/lib/serving/front'
import { handle } from '@/lib/serving/handle'
import { pageStore, storeEntry } from '@/lib/serving/page-store.mjs'
import { requestContext } from '@/lib/serving/request-context.mjs'
import type { Site } from '@/lib/serving/site'

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void

export type TestFront = { front: Front; url: string; close: () => Promise<void>; database: { ok: boolean } }

const site: Site = {
  origin: undefined,
  trustProxy: false,
  https: false,
  formOrigins: [],
  metricsToken: undefined,
  pageCacheMegabytes: 8,
  maxBodyBytes: 10_000,
  sharedMaxAge: 0,
  responseDeadlineMs: 2_000,
}

/** The real front on a free port, before an application that is a function of the test. */
export async function startFront(answer: Answer, settings: Partial<Site> = {}): Promise<TestFront> {
  const database = { ok: true }
  const front = createFront({
    site: { ...site, ...settings },
    files: { paths: new Map(), documents: new LRUCache({ max: 10 }), https: false },
    overlay: async (cookies, search) => ({ cookies, search: [...search] }),
    probes: {
      ready: async () => ({ ...database }),
      gauges: () => ({ size: 10 }),
      renderer: () => ({ renderer_waiting: 0 }),
    },
    notFoundHtml: '<html><body>Nothing at this address</body></html>',
  })
  const server = createServer((request, response) =>
    handle(front, async (...pair) => answer(...pair), request, response),
  )
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return {
    front,
    database,
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      front.outage.stop()
      server.closeAllConnections()
      await new Promise((resolve) => {
        server.close(resolve)
      })
    },
  }
}

/** What Next does for a public page: looks for it, renders it, stores it, writes it. */
export async function answerPublicly(
  response: ServerResponse,
  page: {
    path: string
    tags: string[]
    status?: number
    headers?: Record<string, string>
    html: () => Promise<string>
  },
): Promise<void> {
  const context = requestContext().getStore()
  if (context) context.shared = true
  const html = await page.html()
  const made = {
    value: { kind: 'APP_PAGE' },
    html: Buffer.from(html),
    tags: page.tags,
    cacheControl: undefined,
    bytes: html.length,
  }
  const entry = storeEntry(pageStore(), page.path, made, context?.startedAt)
  if (context && entry) context.entry = entry
  response.writeHead(page.status ?? 200, {
    'Content-Type': 'text/html; charset=utf-8',
    'x-nextjs-cache': 'MISS',
    'Cache-Control': 's-maxage=31536000',
    ...page.headers,
  })
  response.end(html)
}
