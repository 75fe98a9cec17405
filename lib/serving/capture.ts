import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { isText } from './encoding'

/** `isFinal`: its status and policy are right as they are. */
export type Captured = { status: number; headers: OutgoingHttpHeaders; body: Buffer; isFinal?: boolean }

const MAX_BUFFERED = 16 * 1024 * 1024

type Handlers = { onComplete: (captured: Captured) => void; onStream: () => void }

/**
 * Holds back what Next writes until it is complete and then hands it to `onComplete`, which answers. Streams,
 * pictures and very large bodies are let through as they come, after `onStream` has set their headers.
 * `abandon` gives the response back at once.
 */
export function captureResponse(response: ServerResponse, handlers: Handlers): { abandon: () => boolean } {
  const hold: Hold = {
    response,
    handlers,
    write: response.write.bind(response),
    end: response.end.bind(response),
    chunks: [],
    size: 0,
    state: 'waiting',
  }
  replaceMethods(hold)
  // Next may go on writing after the answer was given without it.
  response.on('error', () => undefined)
  return { abandon: () => abandon(hold) }
}

type Hold = {
  response: ServerResponse
  handlers: Handlers
  write: (chunk: Buffer) => boolean
  end: () => unknown
  chunks: Buffer[]
  size: number
  state: 'waiting' | 'holding' | 'streaming' | 'released'
}

function begin(hold: Hold): void {
  if (hold.state !== 'waiting') return
  if (mayHold(hold.response)) hold.state = 'holding'
  else stream(hold)
}

function stream(hold: Hold): void {
  restore(hold.response)
  hold.state = 'streaming'
  hold.handlers.onStream()
  for (const chunk of hold.chunks.splice(0)) hold.write(chunk)
}

function take(hold: Hold, chunk: unknown, encoding: unknown): boolean {
  begin(hold)
  const bytes = toBuffer(chunk, encoding)
  if (!bytes || hold.state === 'released') return true
  if (hold.state === 'streaming') return hold.write(bytes)
  hold.chunks.push(bytes)
  hold.size += bytes.length
  if (hold.size > MAX_BUFFERED) stream(hold)
  return true
}

function finish(hold: Hold, chunk: unknown, encoding: unknown): void {
  take(hold, chunk, encoding)
  if (hold.state === 'streaming') hold.end()
  if (hold.state !== 'holding') return
  const { response } = hold
  hold.state = 'released'
  const captured = {
    status: response.statusCode,
    headers: response.getHeaders(),
    body: Buffer.concat(hold.chunks),
  }
  restore(response)
  hold.handlers.onComplete(captured)
}

function abandon(hold: Hold): boolean {
  if (hold.state === 'streaming' || hold.state === 'released') return false
  hold.state = 'released'
  restore(hold.response)
  for (const name of hold.response.getHeaderNames()) hold.response.removeHeader(name)
  return true
}

function replaceMethods(hold: Hold): void {
  const { response } = hold
  response.writeHead = (status: number, second?: unknown, third?: unknown) => {
    response.statusCode = status
    for (const [name, value] of headerPairs(typeof second === 'string' ? third : (second ?? third))) {
      response.setHeader(name, value)
    }
    begin(hold)
    return response
  }
  response.flushHeaders = () => begin(hold)
  response.write = (chunk: unknown, second?: unknown, third?: unknown) => {
    const flowing = take(hold, chunk, second)
    const done = typeof second === 'function' ? second : third
    if (typeof done === 'function') queueMicrotask(() => done(null))
    return flowing
  }
  response.end = (chunk?: unknown, second?: unknown, third?: unknown) => {
    const done = [chunk, second, third].find((argument) => typeof argument === 'function')
    if (typeof done === 'function') response.once('finish', () => done())
    finish(hold, typeof chunk === 'function' ? undefined : chunk, second)
    return response
  }
  // Next must not start a second answer after it has begun one that is still held back.
  Object.defineProperty(response, 'headersSent', { configurable: true, get: () => hold.state !== 'waiting' })
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
