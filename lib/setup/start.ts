// Before anything that loads a part of Next: it expects AsyncLocalStorage as a global.
import 'next/dist/server/node-environment-baseline'
import { installCrashGuard } from '@/db/pool'
import { buildIfNeeded } from './build'
import { openDatabase } from './database'
import { inviteAdministrator } from './invitation'
import { assertPortFree, portFailure } from './port'
import { run } from './run'
import { readSettings } from './settings'
import { onStop } from './shutdown'
import { importShippedOnce, loadDriversOnce, loadSignaturesOnce, loadStarterOnce } from './steps'

await run(async () => {
  const settings = readSettings()
  const { PORT: port, HOST: host } = settings
  await assertPortFree(port, host)
  installCrashGuard()
  const url = await openDatabase(settings, 'npm start', 'refuse')
  await loadSignaturesOnce(url)
  await loadDriversOnce(url)
  await loadStarterOnce(url)
  await importShippedOnce(url)
  await buildIfNeeded()
  const link = await inviteAdministrator()
  await serve(port, host)
  const origin = settings.AUTH_URL?.replace(/\/$/, '') ?? `http://localhost:${port}`
  console.log(`Nomodeset is ready at ${origin}`)
  if (link) console.log(`No administrator yet. This link makes the first one: ${origin}${link}`)
})

async function serve(port: number, host: string | undefined): Promise<void> {
  // Only now: it loads Next, which reads the environment that was settled above.
  const { startServer } = await import('@/lib/serving/server')
  const { written } = await import('@/app/written')
  try {
    const server = await startServer({ port, host, written })
    onStop('The web server', server.close)
  } catch (error) {
    throw portFailure(error, port, host)
  }
}
