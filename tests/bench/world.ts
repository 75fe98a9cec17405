import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '@/lib/setup/database'
import { loadDriversOnce, loadSignaturesOnce, loadStarterOnce } from '@/lib/setup/steps'
import { size } from './corpus'
import { loadWorld } from './load'

/**
 * A database with the large world in it. `BENCH_FOLDER` names a folder that is kept and, when it holds a world
 * of this size already, used again; without it everything is made anew and removed at the end.
 */
export async function openWorld() {
  const kept = process.env.BENCH_FOLDER
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'nomodeset-bench-'))
  mkdirSync(folder, { recursive: true })
  const url = await openDatabase({ DATABASE_URL: undefined, DATA_DIR: folder }, 'npm run bench', 'refuse')
  const remove = () => {
    if (!kept) rmSync(folder, { recursive: true, force: true })
  }
  const stamp = join(folder, 'loaded')
  const known = existsSync(stamp) ? readFileSync(stamp, 'utf8').split(' ').map(Number) : []
  if (known[0] === size.questions) return { url, folder, loadSeconds: known[1] ?? 0, remove }
  await loadSignaturesOnce(url)
  await loadDriversOnce(url)
  await loadStarterOnce(url)
  const started = performance.now()
  await loadWorld(url)
  const loadSeconds = Math.round((performance.now() - started) / 1_000)
  writeFileSync(stamp, `${size.questions} ${loadSeconds}`)
  return { url, folder, loadSeconds, remove }
}
