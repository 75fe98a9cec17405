import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { expire, tagPage, tags } from '@/lib/cache'
import type { Captured } from '@/lib/serving/capture'
import { oncePerPage } from '@/lib/serving/once'
import { expireEverything, pageStore } from '@/lib/serving/page-store.mjs'
import { startFront, type TestFront } from '@/tests/support/serving-front'

const world = { writes: 0, reads: 0, text: 'first', delay: 0 }
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const readOnce = oncePerPage(async (_id: number) => {
  world.reads += 1
  return world.text
})

const page = (body: string, status = 200): Captured => ({
  status,
  isFinal: true,
  headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "script-src 'self'" },
  body: Buffer.from(`<html><body>${body}</body></html>`),
})

async function writeQuestion(): Promise<Captured> {
  world.writes += 1
  await tagPage(tags.question(1))
  const texts = await Promise.all([readOnce(1), readOnce(1)])
  await pause(world.delay)
  return page(texts.join(' '))
}

async function fail(cause: Error): Promise<Captured> {
  throw new Error('query failed', { cause })
}

const pages: Record<string, { isPublic: boolean; write: () => Promise<Captured> }> = {
  '/q/1': { isPublic: true, write: writeQuestion },
  '/search': { isPublic: false, write: async () => page(`search ${++world.writes}`) },
  '/missing': { isPublic: true, write: async () => page(`missing ${++world.writes}`, 404) },
  '/away': {
    isPublic: true,
    write: () => fail(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })),
  },
  '/broken': { isPublic: true, write: () => fail(new Error('a secret')) },
  '/slow': { isPublic: false, write: () => pause(2_300).then(() => page('late')) },
}

describe('written pages behind the front', () => {
  let running: TestFront
  beforeAll(async () => {
    running = await startFront((_, response) => void response.end('Next'))
    running.front.written = { find: (path) => pages[path] }
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  })
  afterAll(() => running.close())
  beforeEach(() => {
    Object.assign(world, { writes: 0, reads: 0, text: 'first', delay: 0 })
    expireEverything(pageStore())
  })
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(running.url + path, { headers, redirect: 'manual' })
    return { status: response.status, headers: response.headers, text: await response.text() }
  }

  it('are kept when public, and what head and body both ask for is read once', async () => {
    expect(await get('/q/1')).toMatchObject({ status: 200, text: expect.stringContaining('first first') })
    await get('/q/1')
    await get('/q/1?utm_source=mail')
    expect(world).toMatchObject({ writes: 1, reads: 1 })
  })

  it('are written anew on the very next request after a write', async () => {
    await get('/q/1')
    world.text = 'second'
    expire(tags.question(1))
    expect((await get('/q/1')).text).toContain('second')
  })

  it('are only read: nothing is sent to them', async () => {
    for (const method of ['POST', 'PUT', 'DELETE']) {
      const headers = { origin: running.url }
      const response = await fetch(`${running.url}/q/1`, { method, headers, body: 'a=b' })
      expect(response.status, method).toBe(405)
      // What no page takes is refused before anybody looks which page this is.
      const allowed = method === 'POST' ? 'GET, HEAD, OPTIONS' : 'GET, HEAD, OPTIONS, POST'
      expect(response.headers.get('allow'), method).toBe(allowed)
    }
    expect(world.writes).toBe(0)
  })

  it('are not kept when something was written while they were made', async () => {
    world.delay = 100
    const asked = get('/q/1')
    await vi.waitFor(() => expect(world.writes).toBe(1))
    world.text = 'second'
    expire(tags.question(1))
    expect((await asked).text).toContain('first')
    expect((await get('/q/1')).text).toContain('second')
  })

  it('are written once for many who ask at the same time', async () => {
    world.delay = 50
    await Promise.all(Array.from({ length: 20 }, () => get('/q/1')))
    expect(world.writes).toBe(1)
  })

  it('may be kept by nobody when they are for one person', async () => {
    const mine = await get('/search', { cookie: 'nomodeset-session=abc' })
    expect(mine.headers.get('cache-control')).toContain('private')
    await get('/search', { cookie: 'nomodeset-session=abc' })
    expect(world.writes).toBe(2)
  })

  it('stay missing only until they are asked for again, without a tag', async () => {
    expect((await get('/missing')).status).toBe(404)
    expect((await get('/missing')).text).toContain('missing 2')
  })

  it('carry the policy of their frame', async () => {
    expect((await get('/q/1')).headers.get('content-security-policy')).toBe("script-src 'self'")
  })

  it('say that the database is away, and nothing of why', async () => {
    expect(await get('/away')).toMatchObject({ status: 503 })
    const broken = await get('/broken')
    expect(broken.status).toBe(500)
    expect(broken.text).not.toContain('secret')
  })

  it('are given up after the deadline', async () => {
    expect((await get('/slow')).status).toBe(503)
    await pause(500)
    expect((await get('/q/1')).status).toBe(200)
  })

  it('leave what the router of Next asks for to Next', async () => {
    expect((await get('/q/1', { rsc: '1' })).text).toBe('Next')
  })
})
