import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { isText } from './encoding'

export type Captured = { status: number; headers: OutgoingHttpHeaders; body: Buffer }

const MAX_BUFFERED = 16 * 1024 * 1024

/**
 * Holds back what Next writes until it is complete and then hands it to `onComplete`, which answers. Streams,
 * pictures and very large bodies are let through as they come, after `onStream` has set their headers.
 * `abandon` gives the response back at once; whatever Next writes later is dropped.
 */
export function captureResponse(
  response: ServerResponse,
  { onComplete, onStream }: { onComplete: (captured: Captured) => void; onStream: () => void },
): { abandon: () => boolean } {
  const original = { write: response.write.bind(response), end: response.end.bind(response) }
  const chunks: Buffer[] = []
  let size = 0
  let state: 'waiting' | 'holding' | 'streaming' | 'released' = 'waiting'

  function begin() {
    if (state === 'waiting') state = mayHold(response) ? 'holding' : stream()
  }

  function stream() {
    restore(response)
    onStream()
    for (const chunk of chunks.splice(0)) original.write(chunk)
    return 'streaming' as const
  }

  function take(chunk: unknown, encoding: unknown): boolean {
    begin()
    const bytes = toBuffer(chunk, encoding)
    if (state === 'released') return true
    if (state === 'streaming') return bytes ? original.write(bytes) : true
    if (bytes) chunks.push(bytes)
    size += bytes?.length ?? 0
    if (size > MAX_BUFFERED) state = stream()
    return true
  }

  function finish(chunk: unknown, encoding: unknown) {
    take(chunk, encoding)
    if (state === 'streaming') original.end()
    if (state !== 'holding') return
    state = 'released'
    const captured = {
      status: response.statusCode,
      headers: response.getHeaders(),
      body: Buffer.concat(chunks),
    }
    restore(response)
    onComplete(captured)
  }

  replaceMethods(response, { take, finish, begin, started: () => state !== 'waiting' })
  return {
    abandon() {
      if (state === 'streaming' || state === 'released') return false
      state = 'released'
      restore(response)
      for (const name of response.getHeaderNames()) response.removeHeader(name)
      return true
    },
  }
}

type Hooks = {
  take: (chunk: unknown, encoding: unknown) => boolean
  finish: (chunk: unknown, encoding: unknown) => void
  begin: () => void
  started: () => boolean
}

function replaceMethods(response: ServerResponse, hooks: Hooks) {
  response.writeHead = (status: number, second?: unknown, third?: unknown) => {
    response.statusCode = status
    for (const [name, value] of headerPairs(typeof second === 'string' ? third : (second ?? third))) {
      response.setHeader(name, value)
    }
    hooks.begin()
    return response
  }
  response.flushHeaders = hooks.begin
  response.write = (chunk: unknown, second?: unknown, third?: unknown) => {
    const flowing = hooks.take(chunk, second)
    const done = typeof second === 'function' ? second : third
    if (typeof done === 'function') queueMicrotask(() => done(null))
    return flowing
  }
  response.end = (chunk?: unknown, second?: unknown, third?: unknown) => {
    const done = [chunk, second, third].find((argument) => typeof argument === 'function')
    if (typeof done === 'function') response.once('finish', () => done())
    hooks.finish(typeof chunk === 'function' ? undefined : chunk, second)
    return response
  }
  // Next must not start a second answer after it has begun one that is still held back.
  Object.defineProperty(response, 'headersSent', { configurable: true, get: hooks.started })
}

function restore(response: ServerResponse) {
  for (const name of ['writeHead', 'flushHeaders', 'write', 'end', 'headersSent']) {
    Reflect.deleteProperty(response, name)
  }
}

function mayHold(response: ServerResponse): boolean {
  const type = response.getHeader('content-type')
  return typeof type !== 'string' || isText(type)
}

function toBuffer(chunk: unknown, encoding: unknown): Buffer | undefined {
  if (typeof chunk === 'string') {
    return Buffer.from(chunk, typeof encoding === 'string' && Buffer.isEncoding(encoding) ? encoding : 'utf8')
  }
  return chunk instanceof Uint8Array ? Buffer.from(chunk) : undefined
}

function headerPairs(headers: unknown): [string, string | string[]][] {
  if (typeof headers !== 'object' || headers === null) return []
  if (!Array.isArray(headers)) return Object.entries(headers).map(([name, value]) => [name, toValue(value)])
  const pairs: [string, string | string[]][] = []
  for (let at = 0; at + 1 < headers.length; at += 2)
    pairs.push([String(headers[at]), toValue(headers[at + 1])])
  return pairs
}

function toValue(value: unknown): string | string[] {
  return Array.isArray(value) ? value.map(String) : String(value)
}
