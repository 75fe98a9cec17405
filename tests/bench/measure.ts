import autocannon from 'autocannon'
import type { Site } from './site'

export type Load = {
  name: string
  /** Asked in turn, over and over. */
  requests: autocannon.Request[]
  /** Which answers count as right; all others are counted as errors. */
  right?: (status: number) => boolean
}

export type Figures = {
  name: string
  connections: number
  perSecond: number
  p50: number
  p95: number
  p99: number
  errors: number
  /** Processor time of the server for one request. */
  cpu: number
}

const SECONDS = 5
const isOk = (status: number) => status === 200

/** Asks the site with so many connections at once for five seconds. Times in milliseconds. */
export async function measure(site: Site, load: Load, connections: number): Promise<Figures> {
  const { name, requests, right = isOk } = load
  const times: number[] = []
  let errors = 0
  const cpuBefore = site.processorTime()
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const options = {
      url: site.origin,
      connections,
      duration: SECONDS,
      requests,
      headers: { 'accept-encoding': 'gzip' },
    }
    const run = autocannon(options, (error, ended) => (error ? reject(error) : resolve(ended)))
    run.on('response', (_client, status, _bytes, time) => {
      times.push(time)
      if (!right(status)) errors++
    })
  })
  times.sort((one, other) => one - other)
  const at = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN
  return {
    name,
    connections,
    perSecond: times.length / result.duration,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    errors: errors + result.errors,
    cpu: (site.processorTime() - cpuBefore) / Math.max(1, times.length),
  }
}

/** Asks once each of the first few; what is not answered as it should be is not worth a load. */
export async function firstRefusal(origin: string, load: Load): Promise<string | null> {
  const { requests, right = isOk } = load
  if (requests.length === 0) return 'nothing to ask for'
  for (const request of requests.slice(0, 4)) {
    const { setupRequest } = request
    const made = typeof setupRequest === 'function' ? setupRequest({ ...request }, {}) : request
    const { path, method, headers, body } = made
    const response = await fetch(origin + path, {
      method,
      headers: Object.fromEntries(
        Object.entries(headers ?? {}).map(([name, value]) => [name, String(value)]),
      ),
      body: body === undefined ? undefined : String(body),
      redirect: 'manual',
    })
    await response.arrayBuffer()
    if (!right(response.status)) return `${method} ${path} answers ${response.status}`
  }
  return null
}
