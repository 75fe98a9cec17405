import { type Loop, startLoop } from './loop'
import type { Queue } from './queue'

export type Chore = { task: string; everyMinutes: number }

const LOOK_MS = 5_000

/**
 * Adds each chore when its time has come: at the start, and in every interval of the wall clock after. Each chore finds
 * in the tables what there is to do, so one more or one less does no harm.
 */
export function startClock(chores: Chore[], queue: Pick<Queue, 'isReady' | 'add'>): Loop {
  const begun = new Map<string, number>()
  async function look() {
    if (!queue.isReady()) return
    for (const { task, everyMinutes } of chores) {
      const interval = Math.floor(Date.now() / (everyMinutes * 60_000))
      if (begun.get(task) === interval) continue
      await queue.add(task)
      begun.set(task, interval)
    }
  }
  return startLoop('the clock', look, LOOK_MS)
}
