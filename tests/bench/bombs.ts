import { setTimeout as pause } from 'node:timers/promises'
import { markdownBombs } from '@/tests/support/corpora'
import type { Load } from './measure'
import type { Site } from './site'

export type BombFigures = {
  bombs: number
  /** Refused for what they are, or shown as plain text. */
  refused: number
  degraded: number
  slowest: { id: string; milliseconds: number }
  /** Milliseconds between asking and answer, for others meanwhile. */
  others: { name: string; requests: number; p50: number; p99: number; failed: number }[]
  /** Megabytes: the most a worker held after a text; workers ended in the middle of one. */
  heap: number
  ended: number
}

type Asked = { milliseconds: number; ok: boolean }

/** Sends each bomb to the preview, one after the other, while two others read without pause what is cached and what is not. */
export async function throwBombs(
  site: Site,
  { tokens, cached, rendered }: { tokens: string[]; cached: Load; rendered: Load },
): Promise<BombFigures> {
  const bombs = markdownBombs()
  await preview(site.origin, tokens[0] ?? '', 'Something ordinary, so that a worker is there.')
  for (const load of [cached, rendered]) await read(site.origin, load, () => false, 1)
  let over = false
  const readers = [cached, rendered].map((load) => read(site.origin, load, () => over))
  const thrown: { id: string; milliseconds: number; status: number; degraded: boolean }[] = []
  for (const [index, { id, text }] of bombs.entries()) {
    // A person may ask for ninety previews a minute.
    const token = tokens[Math.floor(index / 60)] ?? ''
    thrown.push({ id, ...(await preview(site.origin, token, text)) })
  }
  over = true
  const others = await Promise.all(readers)
  const [slowest] = thrown.toSorted((one, other) => other.milliseconds - one.milliseconds)
  const gauges = await readGauges(site.origin)
  return {
    bombs: thrown.length,
    refused: thrown.filter(({ status }) => status === 400).length,
    degraded: thrown.filter(({ degraded }) => degraded).length,
    slowest: slowest ?? { id: '', milliseconds: 0 },
    others,
    heap: (gauges.get('renderer_heap_peak_bytes') ?? 0) / 2 ** 20,
    ended: gauges.get('renderer_ended_total') ?? 0,
  }
}

async function preview(origin: string, token: string, body: string) {
  const headers = { cookie: `nomodeset-session=${token}`, accept: 'application/json', origin }
  const started = performance.now()
  const answer = await fetch(`${origin}/preview`, {
    method: 'POST',
    headers,
    body: new URLSearchParams({ body }),
  })
  const result: { degradedBy?: string | null } = await answer.json()
  const milliseconds = performance.now() - started
  return { milliseconds, status: answer.status, degraded: typeof result.degradedBy === 'string' }
}

async function read(origin: string, load: Load, isOver: () => boolean, rounds = Number.POSITIVE_INFINITY) {
  const all: Asked[] = []
  for (let round = 0; round < rounds && !isOver(); round++) {
    for (const request of load.requests) {
      const { setupRequest } = request
      const made = typeof setupRequest === 'function' ? setupRequest({ ...request }, {}) : request
      const started = performance.now()
      const answer = await fetch(`${origin}${made.path}`)
      await answer.arrayBuffer()
      all.push({ milliseconds: performance.now() - started, ok: answer.ok })
      await pause(5)
      if (isOver()) break
    }
  }
  const times = all.map(({ milliseconds }) => milliseconds).sort((one, other) => one - other)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  const failed = all.filter(({ ok }) => !ok).length
  return { name: load.name, requests: all.length, p50: at(0.5), p99: at(0.99), failed }
}

async function readGauges(origin: string): Promise<Map<string, number>> {
  const text = await (await fetch(`${origin}/metrics`)).text()
  const lines = [...text.matchAll(/^nomodeset_(\w+) (\S+)$/gm)]
  return new Map(lines.map(([, name = '', value]) => [name, Number(value)]))
}
