import { onStop } from '@/lib/setup/shutdown'
import { startWorker } from './worker'

/** `npm run worker`: the background work in a process of its own, beside web processes with WORKER=off. */
export async function main(): Promise<never> {
  const worker = startWorker()
  onStop('Background work', worker.stop)
  console.warn('Background work has begun')
  return new Promise(() => setInterval(() => undefined, 60_000))
}
