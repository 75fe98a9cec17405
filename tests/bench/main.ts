import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withScriptClient } from '@/db/client'
import { openDatabase } from '@/lib/setup/database'
import { run } from '@/lib/setup/run'
import { stop } from '@/lib/setup/shutdown'
import { loadStarterOnce } from '@/lib/setup/steps'
import { questionId, size } from './corpus'
import { loadWorld } from './load'
import { firstPages, loads } from './loads'
import { type Figures, measure } from './measure'
import { signIn } from './people'
import { report } from './report'
import { weigh } from './weights'

const connectionCounts = [1, 16, 64]

/** Loads a large world into a database of its own, starts the product on it and asks it as readers would. Loopback only. */
await run(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nomodeset-bench-'))
  const url = await openDatabase({ DATABASE_URL: undefined, DATA_DIR: folder }, 'npm run bench', 'refuse')
  await loadStarterOnce(url)
  const started = performance.now()
  await loadWorld(url)
  const loadSeconds = (performance.now() - started) / 1_000
  const tokens = await signIn(url, 200)
  const site = await startSite(url, folder)
  try {
    const facts = await readFacts(url)
    const figures: Figures[] = []
    for (const load of loads({ origin: site.origin, tokens, ...facts })) {
      for (const connections of connectionCounts) {
        if (connections === 1) await measure(site.origin, load, 4)
        figures.push(await measure(site.origin, load, connections))
        console.log(figures.at(-1))
      }
    }
    const [title] = facts.titles
    const paths: [string, string][] = [
      ['Home', '/'],
      ['Question page', `/questions/${title?.[0]}`],
      ['Wiki page', '/wiki/nvidia/open-kernel-modules'],
      ['Vendor hub', '/nvidia'],
      ['Question list', '/questions'],
      ['Search', '/search?q=kernel'],
      ['Ask form', '/signin'],
    ]
    const weights = await Promise.all(paths.map(([name, path]) => weigh(site.origin, name, path)))
    report({ figures, weights, memory: site.memory(), loadSeconds })
  } finally {
    await site.close()
    rmSync(folder, { recursive: true, force: true })
  }
  await stop(0)
})

async function startSite(databaseUrl: string, folder: string) {
  const port = await freePort()
  const args = ['--conditions=react-server', '--import', 'tsx', 'lib/setup/start.ts']
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
    origin: `http://localhost:${port}`,
    /** Resident memory of the server in megabytes, renderer threads included. */
    memory: () =>
      Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1_024,
    close: () =>
      new Promise<void>((resolve) => {
        child.removeAllListeners('exit')
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

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

async function readFacts(url: string) {
  const ids = Array.from({ length: 500 }, (_, index) => questionId((index * 191) % size.questions))
  return withScriptClient(url, async (sql) => {
    const titles = await sql<{ id: number; title: string }[]>`
      select post_id::int as id, title from question where post_id in ${sql(ids)}`
    const pages = await sql<{ id: number; path: string }[]>`
      select post_id::int as id, vendor || '/' || slug as path from page where post_id in ${sql(firstPages())}`
    return {
      titles: new Map(titles.map(({ id, title }) => [id, title])),
      pages: new Map(pages.map(({ id, path }) => [id, path])),
    }
  })
}
