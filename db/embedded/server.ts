import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { SetupFailure } from '../failure'
import { clusterUser, readPassword, reasonIn } from './cluster'
import type { Place } from './place'
import { clearLeftovers, end, readPostmaster, runningPostmaster } from './postmaster'
import { serverEnvironment, serverSettings } from './settings'

export type Server = {
  port: number
  url(database: string): string
  stop(): Promise<void>
}

export type ServerOptions = {
  settings?: Record<string, string>
  /** Told in one line when the server died and was started again, or could not be. */
  onTrouble?(line: string, recovered: boolean): void
}

/** Starts a server on a created cluster, waits until it answers and starts it again should it die. */
export async function startServer(place: Place, options: ServerOptions = {}): Promise<Server> {
  await clearLeftovers(place.data)
  let { child, port } = await launch(place, options)
  let stopping = false
  const restarts: number[] = []

  const watch = () => child.once('exit', () => !stopping && recover())
  const recover = async () => {
    restarts.push(Date.now())
    if (restarts.filter((at) => at > Date.now() - 60_000).length > 5) {
      options.onTrouble?.('PostgreSQL keeps dying; giving up.', false)
      return
    }
    try {
      await clearLeftovers(place.data)
      child = (await launch(place, options, port)).child
      watch()
      options.onTrouble?.('PostgreSQL died and was started again.', true)
    } catch (error) {
      options.onTrouble?.(error instanceof Error ? error.message : String(error), false)
    }
  }
  watch()

  return {
    port,
    url: (database) => clusterUrl(place.data, port, database),
    stop: async () => {
      stopping = true
      await stopChild(child, place.data)
    },
  }
}

/** How to reach a database of the cluster in this folder. */
export function clusterUrl(data: string, port: number, database: string): string {
  return `postgres://${clusterUser}:${readPassword(data)}@127.0.0.1:${port}/${database}`
}

type Launched = { child: ChildProcess; port: number }

async function launch(place: Place, options: ServerOptions, fixedPort?: number): Promise<Launched> {
  const deadline = Date.now() + 20_000
  for (;;) {
    const port = fixedPort ?? (await freePort())
    const attempt = spawnServer(place, port, options.settings ?? {})
    const failure = await untilReady(attempt, place.data, port)
    if (failure === undefined) return { child: attempt.child, port }
    // Another program was quicker to take the port, or sessions of a killed server are not gone yet.
    const passing = /could not create any TCP\/IP sockets|shared memory block .* is still in use/.test(
      failure,
    )
    if (!passing || Date.now() > deadline) {
      throw new SetupFailure(`PostgreSQL does not start: ${reasonIn(failure)} (more in ${logFile(place)})`)
    }
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

/**
 * The shell in between ends the server when we are gone, however we went: its standard input closes with us.
 * A session of its own keeps Ctrl-C from reaching the server before the application has finished.
 */
const guardian = `
exec 3<&0 </dev/null
"$@" 3<&- & server=$!
( read -r _ <&3; kill -INT $server 2>/dev/null ) & guard=$!
wait $server; code=$?
kill $guard 2>/dev/null
exit $code`

type Attempt = { child: ChildProcess; logged(): string }

function spawnServer(place: Place, port: number, extra: Record<string, string>): Attempt {
  const settings = Object.entries({ ...serverSettings(port), ...extra })
  const flags = settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const file = logFile(place)
  const from = rotate(file)
  const log = openSync(file, 'a', 0o600)
  const child = spawn(
    '/bin/sh',
    ['-c', guardian, 'sh', place.binaries.postgres, '-D', place.data, ...flags],
    {
      ...place.account,
      cwd: place.data,
      env: serverEnvironment,
      stdio: ['pipe', log, log],
      detached: true,
    },
  )
  closeSync(log)
  return { child, logged: () => readFileSync(file).subarray(from).toString('utf8') }
}

/** Nothing when the server answers, what it logged when it ended instead. */
async function untilReady(
  { child, logged }: Attempt,
  data: string,
  port: number,
): Promise<string | undefined> {
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null) return logged()
    // A killed server leaves a note that says it is ready, hence the look at the process.
    const running = runningPostmaster(data)
    if (running?.ready && running.port === port) return undefined
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
}

async function stopChild(child: ChildProcess, data: string): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.stdin?.end()
  const late = setTimeout(() => {
    const pid = readPostmaster(data)?.pid
    if (pid) end(pid, data).catch(() => undefined)
  }, 30_000)
  await gone
  clearTimeout(late)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}

function logFile(place: Place): string {
  return join(place.root, 'postgres.log')
}

/** Keeps one older log of at most 5 MB. Returns where the current one goes on. */
function rotate(file: string): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size < 5_000_000) return size
  renameSync(file, `${file}.1`)
  return 0
}
