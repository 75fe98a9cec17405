import { readFileSync } from 'node:fs'
import { request as rawRequest } from 'node:http'
import type { APIRequestContext } from '@playwright/test'
import { z } from 'zod'
import { expect, test } from '@/tests/support/fixtures'

const publicPages = ['/', '/about', '/questions', '/nvidia', '/wiki', '/tags']
const personalPages = ['/signin', '/signup', '/settings', '/questions/ask', '/search?q=Xid', '/viewer?ids=1']
const wrongAddresses = [
  '/no/such/page',
  '/a%00b',
  '/%E0%A4%A',
  '/%2e%2e/etc/passwd',
  '/a%2fb',
  '/questions/999999999',
]

/** Every route and page of the build, with `1` for each parameter. */
function builtPaths(): string[] {
  const manifest: unknown = JSON.parse(readFileSync('.next/server/app-paths-manifest.json', 'utf8'))
  const routes = Object.keys(typeof manifest === 'object' && manifest !== null ? manifest : {})
  const paths = routes.map((route) =>
    route
      .replace(/\/(page|route)$/, '')
      .replace(/\/\([^)]+\)/g, '')
      .replace(/\[\[?(\.\.\.)?[^\]]+\]?\]/g, '1'),
  )
  return [...new Set(paths.map((path) => path || '/'))].filter((path) => !path.startsWith('/_'))
}

async function send(
  request: APIRequestContext,
  method: string,
  path: string,
  headers: Record<string, string>,
) {
  return request.fetch(path, { method, headers, data: 'a=b', maxRedirects: 0 })
}

test.describe('headers', () => {
  for (const path of [...publicPages, ...personalPages, ...wrongAddresses]) {
    test(`${path} carries the policy and the common headers`, async ({ request }) => {
      const answer = await request.get(path, { maxRedirects: 0 })
      const headers = answer.headers()
      expect(answer.status()).toBeLessThan(500)
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['referrer-policy']).toBe('strict-origin-when-cross-origin')
      expect(headers['cross-origin-opener-policy']).toBe('same-origin')
      expect(headers['cross-origin-resource-policy']).toBe('same-origin')
      expect(headers['x-frame-options']).toBe('DENY')
      expect(headers['permissions-policy']).toContain('camera=()')
      expect(headers['x-powered-by']).toBeUndefined()
      const policy = headers['content-security-policy'] ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("base-uri 'none'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toContain('unsafe')
    })
  }

  test('public pages may be kept, personal ones never', async ({ request }) => {
    for (const path of publicPages) {
      const answer = await request.get(path)
      expect(answer.headers()['cache-control'], path).toBe('public, max-age=0, must-revalidate')
      expect(answer.headers()['set-cookie'], path).toBeUndefined()
    }
    for (const path of personalPages) {
      const answer = await request.get(path, { maxRedirects: 0 })
      // What every visitor may see can be asked for again by its tag.
      const kept = path.startsWith('/search') ? 'private, no-cache' : 'private, no-store'
      expect(answer.headers()['cache-control'], path).toBe(kept)
    }
  })

  test('files of the build are immutable', async ({ request }) => {
    const html = await (await request.get('/about')).text()
    const file = /\/_next\/static\/[^"]+\.js/.exec(html)?.[0] ?? ''
    const answer = await request.get(file)
    expect(answer.status()).toBe(200)
    expect(answer.headers()['cache-control']).toBe('public, max-age=31536000, immutable')
    expect((await request.get('/_next/static/no-such-file.js')).status()).toBe(404)
  })
})

test.describe('cached pages', () => {
  for (const path of publicPages) {
    test(`${path} is sent once and confirmed by its tag after`, async ({ request }) => {
      const first = await request.get(path, { headers: { 'accept-encoding': 'br' } })
      expect([first.status(), first.headers()['content-encoding']]).toEqual([200, 'br'])
      const etag = first.headers().etag ?? ''
      expect(etag).toMatch(/^"[\w-]+-br"$/)
      const headers = { 'accept-encoding': 'br', 'if-none-match': etag }
      const second = await request.get(path, { headers })
      expect([second.status(), (await second.body()).length]).toEqual([304, 0])
      const plain = await request.get(path, { headers: { 'accept-encoding': 'identity' } })
      expect(plain.headers()['content-encoding']).toBeUndefined()
      expect(await plain.text()).toBe(await first.text())
    })
  }

  test('a visitor cannot change what others see', async ({ request }) => {
    const before = await (await request.get('/about')).text()
    const attempts: Record<string, string>[] = [
      { 'x-forwarded-host': 'evil.example' },
      { host: 'evil.example' },
      { 'x-middleware-subrequest': 'middleware:middleware' },
      { 'x-matched-path': '/settings' },
      { 'x-prerender-revalidate': 'guess' },
      { 'next-resume': '1' },
    ]
    for (const headers of attempts) {
      await request.get('/about', { headers, maxRedirects: 0 })
      await request.get('/about?utm_source=evil&nxtPslug=evil', { headers, maxRedirects: 0 })
    }
    expect(await (await request.get('/about')).text()).toBe(before)
  })
})

test('nothing on our pages breaks our own policy', async ({ page }) => {
  test.setTimeout(90_000)
  const violations: string[] = []
  await page.exposeFunction('reportViolation', (text: string) => violations.push(text))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const report: unknown = Reflect.get(window, 'reportViolation')
      const text = `${location.pathname}: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`
      if (typeof report === 'function') report(text)
    })
  })
  for (const path of [...publicPages, ...personalPages.slice(0, 5), '/no/such/page']) {
    await page.goto(path)
    await page.waitForLoadState('networkidle')
  }
  expect(violations).toEqual([])
})

test.describe('the gate', () => {
  const foreign: [string, Record<string, string>][] = [
    ['no origin', {}],
    ['null', { origin: 'null' }],
    ['a foreign one', { origin: 'https://evil.example' }],
    ['ours as a prefix', { origin: 'http://127.0.0.1:4300.evil.example' }],
    ['ours as a suffix', { origin: 'http://evil-127.0.0.1:4300' }],
    ['another scheme', { origin: 'https://127.0.0.1:4300' }],
    [
      'a foreign one with a forwarded host',
      { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' },
    ],
  ]

  const formTypes = ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x']

  for (const [name, headers] of foreign) {
    test(`every route refuses a form with ${name}`, async ({ request, baseURL }) => {
      test.setTimeout(120_000)
      // A name would be looked up for each of four hundred connections.
      const site = (baseURL ?? '').replace('localhost', '127.0.0.1')
      const refuses = async (path: string) => {
        for (const type of formTypes) {
          const answer = await send(request, 'POST', site + path, { ...headers, 'content-type': type })
          expect(answer.status(), `POST ${path} as ${type}`).toBe(403)
        }
      }
      // Each refusal ends its connection, so they go side by side.
      const paths = builtPaths().filter((path) => path !== '/unsubscribe/1')
      for (let at = 0; at < paths.length; at += 20) await Promise.all(paths.slice(at, at + 20).map(refuses))
    })
  }

  test('methods that no page knows are refused, wherever they come from', async ({ request, baseURL }) => {
    for (const origin of [baseURL ?? '', 'https://evil.example']) {
      for (const method of ['PUT', 'PATCH', 'DELETE', 'PROPFIND']) {
        for (const path of ['/posts/1/vote', '/questions/ask', '/wiki'])
          expect((await send(request, method, path, { origin })).status(), `${method} ${path}`).toBe(405)
      }
    }
  })

  test('actions and JSON are refused the same way', async ({ request }) => {
    const headers = { origin: 'https://evil.example' }
    const action = await send(request, 'POST', '/questions/ask', {
      ...headers,
      'next-action': 'a'.repeat(42),
    })
    expect(action.status()).toBe(403)
    const json = await send(request, 'POST', '/posts/1/vote', { ...headers, accept: 'application/json' })
    expect(await json.json()).toMatchObject({ ok: false, error: { code: 'forbidden' } })
  })

  test('unreadable and oversized forms are the sender’s mistake', async ({ request, baseURL }) => {
    const origin = baseURL ?? ''
    const broken = { origin, 'content-type': 'multipart/form-data; boundary=x' }
    expect((await send(request, 'POST', '/questions/ask', broken)).status()).toBeLessThan(500)
    const large = await request.post('/questions/ask', { headers: { origin }, data: 'x'.repeat(6_000_000) })
    expect(large.status()).toBe(413)
  })
})

test('addresses outside the site lead nowhere', async ({ baseURL }) => {
  const { port } = new URL(baseURL ?? '')
  const corpus = z
    .array(z.object({ value: z.string() }))
    .parse(JSON.parse(readFileSync('tests/corpora/path-traversal.json', 'utf8')))
  for (const { value } of corpus) {
    const path = `/${value.toWellFormed().replace(/[^\x21-\x7e]/g, encodeURIComponent)}`
    const [status, location] = await new Promise<[number, string]>((resolve, reject) => {
      const asked = rawRequest({ host: '127.0.0.1', port, path }, (answer) => {
        answer.resume()
        resolve([answer.statusCode ?? 0, answer.headers.location ?? '/'])
      })
      asked.on('error', reject).end()
    })
    expect([200, 308, 400, 404, 414], path).toContain(status)
    expect(location).toMatch(/^\/(?![/\\])/)
  }
})

test('the service answers about itself', async ({ request }) => {
  const started = Date.now()
  expect((await request.get('/healthz')).status()).toBe(200)
  expect(Date.now() - started).toBeLessThan(1000)
  expect((await request.get('/readyz')).status()).toBe(200)
  expect(await (await request.get('/metrics')).text()).toContain('nomodeset_requests_total')
})
