import autocannon from 'autocannon'

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
}

const SECONDS = 5

/** Asks the site with so many connections at once for five seconds. Times in milliseconds. */
export async function measure(origin: string, load: Load, connections: number): Promise<Figures> {
  const { name, requests, right = (status) => status === 200 } = load
  const times: number[] = []
  let errors = 0
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const options = {
      url: origin,
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
  }
}
