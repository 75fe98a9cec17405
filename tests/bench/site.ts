import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'

const TICKS_PER_SECOND = 100

/** The product as `npm start` runs it, on a free port of its own. */
export async function startSite(databaseUrl: string, folder: string) {
  const port = await freePort()
  const args = [
    '--max-old-space-size=768',
    '--conditions=react-server',
    '--import',
    'tsx',
    'lib/setup/start.ts',
  ]
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    DATABASE_URL: databaseUrl,
    DATA_DIR: folder,
    PORT: String(port),
  }
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], env })
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => chunk.includes('Nomodeset is ready') && resolve())
    child.once('exit', (code) => reject(new Error(`The site ended with ${code}`)))
  })
  return {
    origin: `http://127.0.0.1:${port}`,
    /** Resident memory of the server in megabytes, renderer threads included. */
    memory: () =>
      Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1_024,
    /** Milliseconds of processor time the server has used so far, all its threads together. */
    processorTime: () => {
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
      return ((Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND) * 1_000
    },
    close: () =>
      new Promise<void>((resolve) => {
        child.removeAllListeners('exit')
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

export type Site = Awaited<ReturnType<typeof startSite>>

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
