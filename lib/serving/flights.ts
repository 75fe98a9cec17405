import { LRUCache } from 'lru-cache'

/** `shared`: the path has a public page; `personal`: it is made for each request anew; `failed`: nothing was learnt. */
export type Outcome = 'shared' | 'personal' | 'failed'

export type Flights = { underway: Map<string, Promise<Outcome>>; personal: LRUCache<string, true> }

const REMEMBERED = 20_000
const PATIENCE_MS = 5_000

/**
 * One render at a time for each public path. Next joins requests for a page that is being rendered; a request
 * that arrives after a write must not be joined to a render that began before it, so it waits here instead, and
 * then finds the page or renders it anew. Paths known to be personal never wait.
 */
export function createFlights(): Flights {
  return { underway: new Map(), personal: new LRUCache({ max: REMEMBERED }) }
}

/** Resolves when the render underway for the path has ended; undefined when there is nothing to wait for. */
export function joinFlight(flights: Flights, path: string, kind: string): Promise<unknown> | undefined {
  const flight = flights.personal.has(kind) ? undefined : flights.underway.get(path)
  if (!flight) return undefined
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS)
  })
  return Promise.race([flight, patience]).finally(() => clearTimeout(timer))
}

/** Announces a render of the path; the returned function tells its outcome and lets the waiting go on. */
export function startFlight(flights: Flights, path: string, kind: string): (outcome: Outcome) => void {
  if (flights.personal.has(kind) || flights.underway.has(path))
    return (outcome) => note(flights, kind, outcome)
  let land: (outcome: Outcome) => void = () => undefined
  const flight = new Promise<Outcome>((resolve) => {
    land = resolve
  })
  flights.underway.set(path, flight)
  return (outcome) => {
    note(flights, kind, outcome)
    if (flights.underway.get(path) === flight) flights.underway.delete(path)
    land(outcome)
  }
}

function note(flights: Flights, kind: string, outcome: Outcome): void {
  if (outcome === 'personal') flights.personal.set(kind, true)
  if (outcome === 'shared') flights.personal.delete(kind)
}
