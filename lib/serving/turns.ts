/** Renders share one thread: more of them at once finish none of them sooner and let their queries miss deadlines. */
const AT_ONCE = 8
const MOST_WAITING = 500

export type Turns = { take: () => Promise<() => void> | undefined; waiting: () => number }

/**
 * Lets so many renders run at once, the others one after the other in the order they came. `take` resolves with what
 * ends the turn; undefined when too many wait already.
 */
export function createTurns(atOnce = AT_ONCE, mostWaiting = MOST_WAITING): Turns {
  const line: (() => void)[] = []
  let running = 0

  function begin(): () => void {
    running += 1
    let ended = false
    return () => {
      if (ended) return
      ended = true
      running -= 1
      line.shift()?.()
    }
  }

  return {
    take: () => {
      if (running < atOnce) return Promise.resolve(begin())
      if (line.length >= mostWaiting) return undefined
      return new Promise((resolve) => {
        line.push(() => resolve(begin()))
      })
    },
    waiting: () => line.length,
  }
}
