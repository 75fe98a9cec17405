import { type IncomingMessage, type ServerResponse, request as sendRequest } from 'node:http'
import { brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { outageNotice } from '@/lib/serving/notice'
import { expireEverything, expireTags, pageStore } from '@/lib/serving/page-store.mjs'
import { requestContext } from '@/lib/serving/request-context.mjs'
import { answerPublicly, startFront, type TestFront } from '@/tests/support/serving-front'

const world = { renders: 0, text: 'first', delay: 0 }
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const page = (text: string) =>
  `<html><body><div id="service-notice"></div><h1>${text}</h1>${'<p>line</p>'.repeat(200)}<script>self.__next_f.push([1,"${text}"])</script><script>alert(1)</script></body></html>`

async function render() {
  world.renders += 1
  const { text } = world
  await pause(world.delay)
  return page(text)
}

async function application(request: IncomingMessage, response: ServerResponse) {
  const path = request.url ?? ''
  if (path === '/q/1') return answerPublicly(response, { path, tags: ['question:1'], html: render })
  if (path === '/moved') {
    const made = { path, tags: ['question:1'], status: 308, headers: { Location: '/q/1' } }
    return answerPublicly(response, { ...made, html: async () => '<html id="__next_error__">' })
  }
  if (path === '/gone') {
    const html = async () => '<html><head><meta name="page-status" content="410"/></head></html>'
    return answerPublicly(response, { path, tags: ['question:2'], html })
  }
  const context = requestContext().getStore()
  if (path === '/refused' && context) context.refusal = 423
  if (path.startsWith('/fails')) {
    const cause = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })
    if (context)
      context.error = path === '/fails/away' ? new Error('query failed', { cause }) : new Error('secret')
    response.writeHead(500, { 'Content-Type': 'text/html' }).end('<html>stack of secret things</html>')
    return
  }
  if (path === '/hangs') {
    await pause(2_300)
    response.end('too late')
    return
  }
  if (path === '/missing') {
    response.writeHead(404, { 'Content-Type': 'text/html' }).end('<html id="__next_error__"></html>')
    return
  }
  if (path === '/stream') {
    response.setHeader('Content-Type', 'text/event-stream')
    response.write('data: 1\n\n')
    await pause(20)
    response.end('data: 2\n\n')
    return
  }
  for await (const _ of request);
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  response.setHeader('Set-Cookie', 'a=b')
  response.end(page('personal'))
}

describe('the front', () => {
  let running: TestFront
  beforeAll(async () => {
    running = await startFront(application)
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  })
  afterAll(() => running.close())
  beforeEach(() => {
    Object.assign(world, { renders: 0, text: 'first', delay: 0 })
    expireEverything(pageStore())
  })
  const get = (path: string, init: RequestInit = {}) =>
    fetch(running.url + path, { redirect: 'manual', ...init })
  const post = (path: string, body: BodyInit, headers: Record<string, string> = {}) =>
    get(path, { method: 'POST', body, headers: { origin: running.url, ...headers } })

  it('keeps no answer to what was sent, not even of a public page', async () => {
    const answer = await post('/q/1', 'a=b')
    expect(answer.headers.get('cache-control')).toContain('private')
    await get('/q/1')
    expect(world.renders).toBe(2)
  })

  it('renders a public page once and answers it itself from then on', async () => {
    const first = await get('/q/1')
    const second = await get('/q/1')
    expect([first.status, second.status, world.renders]).toEqual([200, 200, 1])
    expect(await second.text()).toBe(page('first'))
    expect(second.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
    expect(second.headers.get('etag')).toMatch(/^"[\w-]{24}(-br|-gzip)"$/)
    expect(second.headers.get('vary')).toBe('Accept-Encoding, RSC')
    expect(second.headers.get('x-nextjs-cache')).toBeNull()
    expect([...second.headers]).toEqual(
      [...first.headers].map(([name, value]) => [name, name === 'date' ? second.headers.get('date') : value]),
    )
  })

  it('hashes the bootstrap script and no other', async () => {
    const policy = (await get('/q/1')).headers.get('content-security-policy') ?? ''
    expect(policy.match(/sha256-/g)).toHaveLength(1)
    expect(policy).not.toContain('unsafe')
  })

  it('answers 304 to who has the page, and HEAD without a body', async () => {
    const etag = (await get('/q/1', { headers: { 'accept-encoding': 'br' } })).headers.get('etag') ?? ''
    const again = await get('/q/1', {
      headers: { 'accept-encoding': 'br', 'if-none-match': `"other", W/${etag}` },
    })
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag])
    const changed = await get('/q/1', { headers: { 'accept-encoding': 'gzip', 'if-none-match': etag } })
    expect(changed.status).toBe(200)
    const head = await get('/q/1', { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
  })

  it('shows a write on the very next request', async () => {
    await get('/q/1')
    world.text = 'second'
    expireTags(pageStore(), ['question:1'])
    expect(await (await get('/q/1')).text()).toContain('<h1>second</h1>')
  })

  it('gives nobody an old page who asked after the write, though an old render is underway', async () => {
    for (let round = 0; round < 5; round++) {
      Object.assign(world, { delay: 60, text: `old ${round}` })
      expireTags(pageStore(), ['question:1'])
      const early = get('/q/1')
      await pause(20)
      world.text = `new ${round}`
      expireTags(pageStore(), ['question:1'])
      const later = await Promise.all([get('/q/1'), get('/q/1'), get('/q/1')])
      for (const answer of later) expect(await answer.text()).toContain(`<h1>new ${round}</h1>`)
      expect(await (await early).text()).toContain('<h1>old')
      expect(await (await get('/q/1')).text()).toContain(`<h1>new ${round}</h1>`)
    }
  })

  it('renders once for many who ask at the same time', async () => {
    world.delay = 50
    await Promise.all(Array.from({ length: 30 }, () => get('/q/1').then((answer) => answer.text())))
    expect(world.renders).toBe(1)
  })

  it('keeps redirects and the statuses that pages ask for', async () => {
    for (let time = 0; time < 2; time++) {
      const moved = await get('/moved')
      expect([moved.status, moved.headers.get('location'), await moved.text()]).toEqual([308, '/q/1', ''])
      expect((await get('/gone')).status).toBe(410)
    }
  })

  it('gives the page after a refused form the status of the refusal', async () => {
    const refused = await post('/refused', 'a=b')
    expect([refused.status, await refused.text()]).toEqual([423, page('personal')])
    expect((await post('/accepted', 'a=b')).status).toBe(200)
  })

  it('shows the built page for what is missing instead of an empty shell', async () => {
    const missing = await get('/missing')
    expect([missing.status, await missing.text()]).toEqual([
      404,
      '<html><body>Nothing at this address</body></html>',
    ])
  })

  it('keeps nothing that sets a cookie', async () => {
    const personal = await get('/settings')
    expect(personal.headers.get('cache-control')).toBe('private, no-store')
    expect(personal.headers.get('set-cookie')).toBe('a=b')
    expect(pageStore().keysByPath.size).toBe(0)
  })

  it('lets streams through as they come', async () => {
    const stream = await get('/stream')
    expect(await stream.text()).toBe('data: 1\n\ndata: 2\n\n')
    expect(stream.headers.get('x-content-type-options')).toBe('nosniff')
    expect(stream.headers.get('cache-control')).toBe('private, no-store')
  })

  it('replaces failures by a page with a number, without their text', async () => {
    const failed = await get('/fails')
    const text = await failed.text()
    expect(failed.status).toBe(500)
    expect(text).toMatch(/name the number <code>[0-9a-f]{12}</)
    expect(text).not.toContain('secret')
  })

  it('answers 503 when the database is away, and gives the typed text back', async () => {
    const form = new URLSearchParams({
      body: 'A long answer <b>that nobody</b> wants to type twice',
      kind: 'answer',
    })
    const refused = await post('/fails/away', form)
    const text = await refused.text()
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2'])
    expect(text).toContain('A long answer &#60;b&#62;that nobody')
    expect(text).toContain('<form method="post" action="/fails/away">')
    const json = await get('/fails/away', { headers: { accept: 'application/json' } })
    expect(await json.json()).toMatchObject({ ok: false, error: { code: 'unavailable' } })
  })

  it('reads saved pages with a notice during an outage, and without it afterwards', async () => {
    await get('/q/1')
    running.database.ok = false
    await get('/fails')
    await vi.waitFor(async () => expect(await (await get('/q/1')).text()).toContain(outageNotice), 3000)
    expect((await get('/readyz')).status).toBe(503)
    expect((await get('/healthz')).status).toBe(200)
    running.database.ok = true
    await vi.waitFor(async () => expect(await (await get('/q/1')).text()).not.toContain(outageNotice), 3000)
    expect(world.renders).toBe(1)
  })

  it('gives up on a page that takes too long', async () => {
    const late = await get('/hangs')
    expect([late.status, late.headers.get('retry-after')]).toEqual([503, '2'])
    await pause(400)
    expect((await get('/healthz')).status).toBe(200)
  })

  it('refuses forms of other sites, large bodies and strange methods', async () => {
    expect((await post('/settings', 'a=b')).status).toBe(200)
    expect((await post('/settings', 'a=b', { origin: 'https://evil.example' })).status).toBe(403)
    expect((await get('/settings', { method: 'POST', body: 'a=b' })).status).toBe(403)
    expect((await post('/settings', 'x'.repeat(20_000))).status).toBe(413)
    expect((await get('/settings', { method: 'PROPFIND' })).status).toBe(405)
    expect((await get('/_next/data/x.json')).status).toBe(404)
  })

  it('refuses a large body in words, not by breaking off while it is being sent', async () => {
    const statuses = await Promise.all(Array.from({ length: 5 }, () => sendSlowly(running.url, 12_000_000)))
    expect(statuses).toEqual([413, 413, 413, 413, 413])
  })

  it('tells its figures to this machine', async () => {
    await get('/q/1')
    const text = await (await get('/metrics')).text()
    expect(text).toMatch(/^nomodeset_cache_entries 1$/m)
    expect(text).toMatch(/^nomodeset_pool\{gauge="size"\} 10$/m)
  })

  it('puts the common headers on every kind of answer', async () => {
    for (const path of [
      '/q/1',
      '/settings',
      '/fails',
      '/missing',
      '/a%00',
      '/healthz',
      '/readyz',
      '/stream',
      '/moved',
    ]) {
      const { headers } = await get(path)
      expect(headers.get('x-content-type-options'), path).toBe('nosniff')
      expect(headers.get('referrer-policy'), path).toBe('strict-origin-when-cross-origin')
      expect(headers.get('cross-origin-opener-policy'), path).toBe('same-origin')
      expect(headers.get('cross-origin-resource-policy'), path).toBe('same-origin')
      expect(headers.get('x-powered-by'), path).toBeNull()
      if (path !== '/stream')
        expect(headers.get('content-security-policy'), path).toContain("default-src 'none'")
    }
  })

  it('keeps compressed variants that unpack to the same page', async () => {
    await get('/q/1', { headers: { 'accept-encoding': 'br' } })
    const entry = [...pageStore().entries.values()].find(({ path }) => path === '/q/1')
    const packed = entry?.document?.variants.get('br')?.body
    expect(packed && brotliDecompressSync(packed).toString()).toBe(page('first'))
  })
})

/** The status of the answer to a body that arrives in pieces, as from a phone. */
function sendSlowly(origin: string, bytes: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const headers = { origin, 'content-length': bytes }
    const request = sendRequest(`${origin}/settings`, { method: 'POST', headers }, (response) => {
      response.resume()
      sent.then(() => resolve(response.statusCode), reject)
    })
    request.on('error', reject)
    const sent = (async () => {
      for (let left = bytes; left > 0; left -= 1_000_000) {
        request.write('x'.repeat(Math.min(left, 1_000_000)))
        await pause(5)
      }
      request.end()
    })()
  })
}
