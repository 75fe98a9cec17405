import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { negotiate } from '@/lib/serving/encoding'
import { clientAddress, settleHeaders } from '@/lib/serving/incoming-headers'
import { isCanonical, readTarget } from '@/lib/serving/request-target'
import { comesFromSite, needsNoOrigin, requestedOrigin } from '@/lib/serving/same-origin'
import type { Site } from '@/lib/serving/site'

const site: Site = {
  origin: undefined,
  trustProxy: false,
  https: false,
  formOrigins: [],
  metricsToken: undefined,
  pageCacheMegabytes: 8,
  maxBodyBytes: 1000,
  sharedMaxAge: 0,
  responseDeadlineMs: 1000,
}

const from = (headers: Record<string, string>) => (name: string) => headers[name]

describe('the same-origin gate', () => {
  const own = 'https://nomodeset.example'
  it.each([
    [{ origin: own }, true],
    [{ origin: 'null' }, false],
    [{ origin: '' }, false],
    [{ origin: 'https://evil.example' }, false],
    [{ origin: `${own}.evil.example` }, false],
    [{ origin: 'https://evil-nomodeset.example' }, false],
    [{ origin: 'https://nomodeset.exampl' }, false],
    [{ origin: 'http://nomodeset.example' }, false],
    [{ origin: `${own}:8443` }, false],
    [{ origin: `${own}/` }, false],
    [{ 'sec-fetch-site': 'same-origin' }, true],
    [{ 'sec-fetch-site': 'none' }, true],
    [{ 'sec-fetch-site': 'same-site' }, false],
    [{ 'sec-fetch-site': 'cross-site' }, false],
    [{ origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }, false],
    [{}, false],
  ])('%o passes: %s', (headers, passes) => {
    expect(comesFromSite(from({ ...headers }), own)).toBe(passes)
  })

  it('takes its own address from the configuration, else from Host, and from a proxy only when trusted', () => {
    const headers = from({
      host: 'localhost:3000',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
    })
    expect(requestedOrigin(headers, { origin: 'https://a.example', trustProxy: true })).toBe(
      'https://a.example',
    )
    expect(requestedOrigin(headers, { origin: undefined, trustProxy: false })).toBe('http://localhost:3000')
    expect(requestedOrigin(headers, { origin: undefined, trustProxy: true })).toBe('https://evil.example')
    expect(requestedOrigin(from({ host: 'a@b/c' }), { origin: undefined, trustProxy: false })).toBeUndefined()
  })

  it('lets a mail service unsubscribe, on that exact path only', () => {
    expect(needsNoOrigin('/unsubscribe/abc.DEF-123')).toBe(true)
    expect(needsNoOrigin('/unsubscribe/abc/more')).toBe(false)
    expect(needsNoOrigin('/posts/1/vote')).toBe(false)
  })
})

describe('request targets', () => {
  it.each([
    ['/questions/42/slug', { path: '/questions/42/slug', query: '' }],
    ['/search?q=100%25&x=%', { path: '/search', query: '?q=100%25&x=%' }],
    ['/wiki/gr%C3%B6%C3%9Fe', { path: '/wiki/gr%C3%B6%C3%9Fe', query: '' }],
    ['/q?nxtPid=7&a=1&__nextLocale=x&%6exti=2', { path: '/q', query: '?a=1' }],
  ])('reads %s', (url, target) => {
    expect(readTarget(url)).toEqual(target)
  })

  it.each([
    ['/a%00b', 400],
    ['/a?b=%00', 400],
    ['/%E0%A4%A', 400],
    ['/%ED%A0%80', 400],
    ['/%', 400],
    ['/%0d%0aSet-Cookie:x', 400],
    ['http://evil.example/', 400],
    ['*', 400],
    ['/a#b', 400],
    ['/../etc/passwd', 404],
    ['/%2e%2e/etc/passwd', 404],
    ['/a/%2E./b', 404],
    ['/a%2fb', 404],
    ['/a%5cb', 404],
    ['//evil.example', 404],
    ['/\\evil.example', 404],
    [`/${'a'.repeat(9000)}`, 414],
  ])('refuses %s with %i', (url, status) => {
    expect(readTarget(url)).toMatchObject({ status })
  })

  it('tells the one spelling that may be cached from others', () => {
    expect(isCanonical('/wiki/gr%C3%B6%C3%9Fe')).toBe(true)
    expect(isCanonical('/wiki/gr%c3%b6%c3%9fe')).toBe(false)
    expect(isCanonical('/%61bout')).toBe(false)
  })
})

describe('incoming headers', () => {
  function asked(headers: Record<string, string>, method = 'GET') {
    const socket = new Socket()
    Object.defineProperty(socket, 'remoteAddress', { value: '::ffff:192.0.2.7' })
    return Object.assign(new IncomingMessage(socket), { headers, method })
  }

  it('drops what a visitor must not say and adds what the application relies on', () => {
    const request = asked({
      host: 'localhost:3000',
      'x-forwarded-for': '10.0.0.1',
      'x-forwarded-host': 'evil.example',
      'x-middleware-subrequest': 'middleware',
      'x-client-address': '10.0.0.1',
      'x-prerender-revalidate': 'x',
      'next-resume': '1',
      'next-router-state-tree': 'garbage',
      cookie: 'a=b',
    })
    settleHeaders(request, site, { url: '/a?b=1', id: 'id' })
    expect(request.headers).toEqual({
      host: 'localhost:3000',
      cookie: 'a=b',
      'x-forwarded-proto': 'http',
      'x-forwarded-host': 'localhost:3000',
      'x-forwarded-for': '192.0.2.7',
      'x-client-address': '192.0.2.7',
      'x-requested-path': '/a?b=1',
      'x-request-id': 'id',
    })
  })

  it('believes the last address a trusted proxy added, never the ones before', () => {
    const request = asked({ 'x-forwarded-for': '10.0.0.1, 198.51.100.4' })
    expect(clientAddress(request, { trustProxy: true })).toBe('198.51.100.4')
    expect(clientAddress(request, { trustProxy: false })).toBe('192.0.2.7')
  })
})

describe('encodings', () => {
  it.each([
    [undefined, 'identity'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, br;q=0.5', 'gzip'],
    ['gzip;q=0, br;q=0', 'identity'],
    ['GZIP', 'gzip'],
    ['*', 'br'],
    ['br;q=0, *', 'gzip'],
    ['identity', 'identity'],
    ['', 'identity'],
    ['br;q=nonsense', 'identity'],
  ])('%s gives %s', (header, encoding) => {
    expect(negotiate(header)).toBe(encoding)
  })
})
