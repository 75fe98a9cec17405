import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { expireTags, pageStore } from '@/lib/serving/page-store.mjs'
import { startFront, type TestFront } from '@/tests/support/serving-front'

const world = { renders: 0, text: 'first', delay: 0, cookie: false, status: 200 }
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function application(_request: IncomingMessage, response: ServerResponse) {
  world.renders += 1
  const { text, status } = world
  await pause(world.delay)
  if (world.cookie) response.setHeader('Set-Cookie', 'a=b')
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8' })
  response.end(`<html><body>${text}${'<p>line</p>'.repeat(200)}</body></html>`)
}

const sharedUrls = [
  '/search',
  '/search?q=xid+79',
  '/questions?sort=votes',
  '/questions?tags=amd,-wayland&after=12',
  '/questions/42/black-screen?sort=newest',
  '/tags/nvidia?sort=votes',
  '/wiki/changes?vendor=amd',
  '/wiki/nvidia/suspend/history',
  '/wiki/nvidia/suspend/diff?from=1&to=2',
  '/posts/42/history/3',
  '/users/ada/answers?before=9',
]
const personalUrls = [
  '/signin',
  '/signup',
  '/settings/account',
  '/inbox',
  '/following',
  '/bookmarks',
  '/questions/ask?tags=amd',
  '/questions/42/answer',
  '/posts/42',
  '/posts/42/edit',
  '/posts/42/flag',
  '/wiki/nvidia/suspend/edit',
  '/wiki/new?path=nvidia/x',
  '/suggestions',
  '/mod',
  '/mod/log?before=3',
  '/admin/settings',
  '/reset-password/abc',
  // Without such a field it is the cached page that answers.
  '/questions?utm_source=x',
]

describe('answers that visitors share', () => {
  let running: TestFront
  beforeAll(async () => {
    running = await startFront(application)
  })
  afterAll(() => running.close())
  beforeEach(() => {
    Object.assign(world, { renders: 0, text: 'first', delay: 0, cookie: false, status: 200 })
    running.front.shared.answers.clear()
  })
  const get = (path: string, headers: Record<string, string> = {}) => fetch(running.url + path, { headers })
  const read = async (path: string, headers: Record<string, string> = {}) =>
    (await (await get(path, headers)).text()).slice(12).split('<')[0]

  it.each(sharedUrls)('are kept for %s', async (path) => {
    const first = await get(path)
    const second = await get(path)
    expect([await second.text(), world.renders]).toEqual([await first.text(), 1])
    expect(second.headers.get('cache-control')).toBe('private, no-cache')
    const etag = second.headers.get('etag') ?? ''
    expect((await get(path, { 'if-none-match': etag })).status).toBe(304)
  })

  it.each(personalUrls)('are not kept for %s', async (path) => {
    await get(path)
    const second = await get(path)
    expect([second.headers.get('cache-control'), world.renders]).toEqual(['private, no-store', 2])
  })

  it.each(['nomodeset-session', '__Host-nomodeset-session'])('never reach who sends %s', async (name) => {
    await get('/search?q=a')
    world.text = 'yours'
    const cookie = `theme=dark; ${name}=x`
    expect(await read('/search?q=a', { cookie })).toBe('yours')
    expect(await read('/search?q=a')).toBe('first')
    expect(await read('/search?q=b', { cookie })).toBe('yours')
    world.text = 'public'
    expect(await read('/search?q=b')).toBe('public')
  })

  it('show a write on the very next request, whatever was written', async () => {
    await get('/search?q=a')
    world.text = 'second'
    expireTags(pageStore(), ['user:somebody'])
    expect(await read('/search?q=a')).toBe('second')
  })

  it('are not kept when something was written while they were made', async () => {
    world.delay = 60
    const early = read('/questions?sort=votes')
    await pause(20)
    world.text = 'second'
    expireTags(pageStore(), ['question:1'])
    const later = await Promise.all([read('/questions?sort=votes'), read('/questions?sort=votes')])
    expect([await early, ...later]).toEqual(['first', 'second', 'second'])
    expect(await read('/questions?sort=votes')).toBe('second')
  })

  it('are not what members ask for beside the page: that is theirs alone', async () => {
    const answer = await get('/viewer?posts=1', { cookie: 'nomodeset-session=abc' })
    expect(await answer.json()).toEqual({ cookies: 'nomodeset-session=abc', search: [['posts', '1']] })
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
    expect([answer.headers.get('content-type'), world.renders]).toEqual(['application/json', 0])
  })

  it('are made once for many who ask at the same time', async () => {
    world.delay = 50
    await Promise.all(Array.from({ length: 30 }, () => read('/search?q=common')))
    expect(world.renders).toBe(1)
  })

  it('last ten seconds, longer only while the database is away', async () => {
    await get('/search?q=a')
    world.text = 'later'
    const now = performance.now()
    const clock = vi.spyOn(performance, 'now').mockReturnValue(now + 10_100)
    running.front.store.keepOld = true
    expect(await read('/search?q=a')).toBe('first')
    running.front.store.keepOld = false
    expect(await read('/search?q=a')).toBe('later')
    clock.mockRestore()
  })

  it('set no cookie and are no failures', async () => {
    world.cookie = true
    await get('/search?q=a')
    Object.assign(world, { cookie: false, status: 404 })
    await get('/search?q=b')
    expect(running.front.shared.answers.size).toBe(0)
  })
})
