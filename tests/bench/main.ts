import { setTimeout as pause } from 'node:timers/promises'
import { withScriptClient } from '@/db/client'
import { run } from '@/lib/setup/run'
import { stop } from '@/lib/setup/shutdown'
import { type BombFigures, throwBombs } from './bombs'
import { questionId, size } from './corpus'
import { firstPages, loads } from './loads'
import { readLogs } from './logs'
import { type Figures, firstRefusal, type Load, measure } from './measure'
import { signIn } from './people'
import { report } from './report'
import { type Site, startSite } from './site'
import { type Weight, weigh } from './weights'
import { benchWiki } from './wiki'
import { openWorld } from './world'

const connectionCounts = [1, 16, 64]
const pagesToWeigh: [string, string][] = [
  ['Home', '/'],
  ['Wiki page', '/wiki/nvidia/open-kernel-modules'],
  ['Vendor hub', '/nvidia'],
  ['Question list', '/questions'],
  ['Search', '/search?q=kernel'],
  ['Sign-in form', '/signin'],
]

/**
 * `npm run bench -- wiki` measures the wiki alone. Without a word: loads a large world into a database of its own, starts the product on it and asks it as readers would. Loopback only.
 */
await run(async () => {
  if (process.argv.includes('wiki')) {
    await benchWiki()
    await stop(0)
    return
  }
  const world = await openWorld()
  const tokens = await signIn(world.url, 200)
  const site = await startSite(world.url, world.folder)
  try {
    const facts = await readFacts(world.url)
    const figures: Figures[] = []
    const all = loads({ origin: site.origin, tokens, ...facts })
    for (const load of chosen(all)) figures.push(...(await measureAll(site, load)))
    const bombs = await throwBombsIfChosen(site, tokens, all)
    const [title] = facts.titles
    const weights = await weighAll(site, [...pagesToWeigh, ['Question page', `/questions/${title?.[0]}`]])
    const memory = site.memory()
    const logs = isChosen('logs') ? await readLogs() : []
    report({ figures, weights, bombs, logs, memory, loadSeconds: world.loadSeconds })
  } finally {
    await site.close()
    world.remove()
  }
  await stop(0)
})

/** `BENCH_ONLY=search` measures only what has this in its name. */
function chosen(all: Load[]): Load[] {
  return all.filter(({ name }) => isChosen(name))
}

function isChosen(name: string): boolean {
  const only = process.env.BENCH_ONLY?.toLowerCase()
  return only === undefined || name.toLowerCase().includes(only)
}

async function throwBombsIfChosen(site: Site, tokens: string[], all: Load[]): Promise<BombFigures | null> {
  const [cached, rendered] = ['Question page, cached', 'Question page, rendered'].map((name) =>
    all.find((load) => load.name === name),
  )
  if (!cached || !rendered || !isChosen('bombs')) return null
  return throwBombs(site, { tokens, cached, rendered })
}

async function measureAll(site: Site, load: Load): Promise<Figures[]> {
  let refusal = await firstRefusal(site.origin, load)
  for (let again = 0; refusal && again < 3; again++) {
    await pause(1_000)
    refusal = await firstRefusal(site.origin, load)
  }
  if (refusal) {
    console.log(`${load.name}: left out, ${refusal}`)
    return []
  }
  await measure(site, load, 4)
  const figures: Figures[] = []
  for (const connections of connectionCounts) {
    const one = await measure(site, load, connections)
    const { perSecond, p50, p95, p99, errors, cpu } = one
    const times = [p50, p95, p99].map((time) => time.toFixed(1)).join(' / ')
    console.log(
      `${load.name}, ${connections}: ${perSecond.toFixed(0)}/s, ${times} ms, ${cpu.toFixed(2)} ms cpu, ${errors} errors`,
    )
    figures.push(one)
  }
  return figures
}

async function weighAll(site: Site, pages: [string, string][]): Promise<Weight[]> {
  const weights: Weight[] = []
  for (const [name, path] of pages) {
    try {
      weights.push(await weigh(site.origin, name, path))
    } catch (error) {
      console.log(`${name}: not weighed, ${error instanceof Error ? error.message : error}`)
    }
  }
  return weights
}

async function readFacts(url: string) {
  const ids = Array.from({ length: 500 }, (_, index) => questionId((index * 191) % size.questions))
  return withScriptClient(url, async (sql) => {
    const titles = await sql<{ id: number; title: string }[]>`
      select post_id::int as id, title from question where post_id in ${sql(ids)}`
    const pages = await sql<{ id: number; path: string }[]>`
      select post_id::int as id, vendor || '/' || slug as path from page where post_id in ${sql(firstPages())}`
    const devices = await sql<{ pciId: string }[]>`select pci_id as "pciId" from device order by pci_id`
    return {
      devices: devices.map(({ pciId }) => pciId),
      titles: new Map(titles.map(({ id, title }) => [id, title])),
      pages: new Map(pages.map(({ id, path }) => [id, path])),
    }
  })
}
