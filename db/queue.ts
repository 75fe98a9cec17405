import { DatabaseUnavailable } from './errors'

// A database that is well, however slow, hands something back sooner: the strict bound starts when nothing came for so long.
const PATIENCE_MS = 400
const STRICT_PER_PLACE = 4
const BURST_PER_PLACE = 50

type Waiter = { timer: NodeJS.Timeout; admit: () => void; refuse: (error: Error) => void }

/**
 * Lends `size` places, first come, first served. Whoever waits may wait as long as his deadline while the others get on;
 * once nobody does, everyone beyond four times `size` is refused at once instead of piling up.
 */
export function createQueue(size: number) {
  const waiting: Waiter[] = []
  let places = size
  let lent = 0
  let refused = 0
  let watching = false
  let stuck = false
  let handedBack = 0

  /** Resolves with a place, which the caller must hand back. */
  function take(until: number): Promise<void> {
    if (lent < places && waiting.length === 0) {
      lent += 1
      return Promise.resolve()
    }
    const strict = stuck || places < size
    if (lent + waiting.length >= size * (strict ? STRICT_PER_PLACE : BURST_PER_PLACE)) {
      refused += 1
      return Promise.reject(refusal('The database is overloaded'))
    }
    return new Promise((admit, refuse) => {
      const timer = setTimeout(() => leave(waiter), Math.max(0, until - performance.now()))
      const waiter = { timer, admit, refuse }
      waiting.push(waiter)
      watch()
    })
  }

  /** `answered`: the database did what it was asked, which shows that the line moves. */
  function handBack(answered: boolean) {
    lent -= 1
    if (answered) {
      handedBack += 1
      stuck = false
    }
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
    const before = handedBack
    setTimeout(() => {
      // When this process was too busy to run a timer, answers may have come that nobody read yet.
      setImmediate(() => {
        watching = false
        stuck = handedBack === before && waiting.length > 0
        if (stuck) refuseFrom(size * STRICT_PER_PLACE - lent, 'The database is overloaded')
        else watch()
      })
    }, PATIENCE_MS)
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
