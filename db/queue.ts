import { DatabaseUnavailable } from './errors'

// A healthy database works off a burst sooner: the strict bound starts when the first in line waited so long.
const PATIENCE_MS = 400
const STRICT_PER_PLACE = 4
const BURST_PER_PLACE = 50

type Waiter = { since: number; timer: NodeJS.Timeout; admit: () => void; refuse: (error: Error) => void }

/**
 * Lends `size` places, first come, first served. Bursts may wait; once the first in line has waited too long,
 * everyone beyond four times `size` is refused at once instead of piling up.
 */
export function createQueue(size: number) {
  const waiting: Waiter[] = []
  let places = size
  let lent = 0
  let refused = 0
  let watching = false

  /** Resolves with a place, which the caller must hand back. */
  function take(until: number): Promise<void> {
    if (lent < places && waiting.length === 0) {
      lent += 1
      return Promise.resolve()
    }
    const strict = isStuck() || places < size
    if (lent + waiting.length >= size * (strict ? STRICT_PER_PLACE : BURST_PER_PLACE)) {
      refused += 1
      return Promise.reject(refusal('The database is overloaded'))
    }
    return new Promise((admit, refuse) => {
      const timer = setTimeout(() => leave(waiter), Math.max(0, until - performance.now()))
      const waiter = { since: performance.now(), timer, admit, refuse }
      waiting.push(waiter)
      watch()
    })
  }

  function handBack() {
    lent -= 1
    admit()
  }

  /** With one place only a single probe is out at a time. */
  function setPlaces(count: number) {
    places = count
    admit()
  }

  function admit() {
    while (lent < places) {
      const next = waiting.shift()
      if (!next) return
      clearTimeout(next.timer)
      lent += 1
      next.admit()
    }
  }

  function leave(waiter: Waiter) {
    waiting.splice(waiting.indexOf(waiter), 1)
    refused += 1
    waiter.refuse(refusal('No database connection came free in time'))
  }

  function watch() {
    if (watching || lent + waiting.length <= size * STRICT_PER_PLACE) return
    watching = true
    setTimeout(() => {
      watching = false
      if (isStuck()) refuseFrom(size * STRICT_PER_PLACE - lent, 'The database is overloaded')
      else watch()
    }, PATIENCE_MS)
  }

  function isStuck() {
    const head = waiting[0]
    return head !== undefined && performance.now() - head.since >= PATIENCE_MS - 1
  }

  function refuseFrom(position: number, reason: string) {
    for (const waiter of waiting.splice(Math.max(0, position))) {
      clearTimeout(waiter.timer)
      refused += 1
      waiter.refuse(refusal(reason))
    }
  }

  return {
    take,
    handBack,
    setPlaces,
    refuseAll: (reason: string) => refuseFrom(0, reason),
    gauges: () => ({ lent, waiting: waiting.length, refused }),
  }
}

function refusal(message: string) {
  return new DatabaseUnavailable(message, { cut: 'queue' })
}
