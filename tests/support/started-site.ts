import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readPostmaster } from '@/db/embedded/postmaster'
import { leaveDatabase } from './left-databases'
import { type Run, startScript, until } from './start-script'

export type StartedSite = { url: string; welcomeLink: string | undefined; databasePid: number; run: Run }

/** `npm start` on one machine: always the same port and the same folder for the embedded database. */
export async function prepareMachine() {
  const folder = mkdtempSync(join(tmpdir(), 'nomodeset-first-'))
  const stays = leaveDatabase({ DATA_DIR: folder })
  const port = await freePort()
  const url = `http://localhost:${port}`
  let run: Run | undefined

  async function start(): Promise<StartedSite> {
    const started = startScript('lib/setup/start.ts', {
      DATABASE_URL: '',
      DATA_DIR: folder,
      PORT: String(port),
    })
    run = started
    const isReady = () => started.output().includes('Nomodeset is ready at')
    await until(() => isReady() || started.child.exitCode !== null)
    if (!isReady()) throw new Error(`The site did not start: ${started.errors()}`)
    // An answer means that the line after it, the one with the link, is written too.
    await fetch(`${url}/healthz`)
    const welcomeLink = /makes the first one: (\S+)/.exec(started.output())?.[1]
    return { url, welcomeLink, databasePid: readPostmaster(join(folder, 'postgres'))?.pid ?? 0, run: started }
  }

  async function clear(): Promise<void> {
    run?.child.kill('SIGTERM')
    await run?.ended
    if (!stays) rmSync(folder, { recursive: true, force: true })
  }

  return { start, clear }
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}
