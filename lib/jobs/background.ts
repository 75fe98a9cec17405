import 'server-only'
import { env } from '@/lib/env'
import { startLoop } from './loop'
import { isBackgroundRunning, keepBackground } from './running'
import { writeViews } from './views'

const VIEWS_MS = 60_000

/** Starts what runs beside the web server: the count of views always, the rest unless it has a process of its own. */
export async function startBackground(): Promise<void> {
  if (isBackgroundRunning()) return
  const views = startLoop('counting views', writeViews, VIEWS_MS)
  const worker = env().WORKER === 'on' ? (await import('./worker')).startWorker() : null
  keepBackground({
    stop: async () => {
      await Promise.all([views.stop(), worker?.stop()])
      await writeViews()
    },
  })
}
