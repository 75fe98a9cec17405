import { spawn } from 'node:child_process'
import { openDatabase } from './database'
import { inviteAdministrator } from './invitation'
import { assertPortFree } from './port'
import { run } from './run'
import { readSettings } from './settings'
import { onStop, stop } from './shutdown'
import { importShippedOnce, loadDriversOnce, loadSignaturesOnce, loadStarterOnce } from './steps'

await run(async () => {
  const settings = readSettings()
  await assertPortFree(settings.PORT, settings.HOST)
  const url = await openDatabase(settings, 'npm run dev', 'refuse')
  await loadSignaturesOnce(url)
  await loadDriversOnce(url)
  await loadStarterOnce(url)
  await importShippedOnce(url)
  const link = await inviteAdministrator()
  if (link) console.log(`No administrator yet: http://localhost:${settings.PORT}${link}`)
  await runNext(settings.PORT, settings.HOST)
})

async function runNext(port: number, host: string | undefined): Promise<void> {
  const parameters = ['node_modules/next/dist/bin/next', 'dev', '--port', String(port)]
  const child = spawn(process.execPath, host ? [...parameters, '--hostname', host] : parameters, {
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1' },
  })
  const ended = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 0)))
  onStop('The development server', async () => {
    child.kill('SIGTERM')
    await ended
  })
  await stop(await ended)
}
