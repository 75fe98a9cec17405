import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { takeLock } from '@/db/embedded/lock'
import { SetupFailure } from '@/db/failure'
import { onStop } from './shutdown'
import { fingerprintSource } from './source'

const stamp = '.next/BUILD_SOURCE'

/** Builds for production unless the last build is of exactly this source. Needs an open database. */
export async function buildIfNeeded(): Promise<void> {
  const source = fingerprintSource()
  if (builtFrom() === source) return
  const release = await lockBuild()
  try {
    // Another instance may have built while we waited.
    if (builtFrom() === source) return
    console.log('Building for production (only after a change; about a minute)')
    rmSync(stamp, { force: true })
    await runBuild()
    writeFileSync(stamp, source)
  } finally {
    release()
  }
}

function builtFrom(): string | undefined {
  return existsSync('.next/BUILD_ID') && existsSync(stamp) ? readFileSync(stamp, 'utf8') : undefined
}

async function lockBuild(): Promise<() => void> {
  const file = resolve('.build-lock')
  const deadline = Date.now() + 10 * 60_000
  while (Date.now() < deadline) {
    const lock = await takeLock(file, 'build')
    if ('release' in lock) return lock.release
    await new Promise((done) => setTimeout(done, 500))
  }
  throw new SetupFailure('Another build in this folder does not end; stop it and start again.')
}

async function runBuild(): Promise<void> {
  let output = ''
  const child = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    stdio: ['ignore', 'inherit', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  })
  onStop('The build', async () => void child.kill('SIGTERM'))
  child.stderr.on('data', (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-20_000)
    process.stderr.write(chunk)
  })
  const code = await new Promise<number | null>((done) => child.once('close', done))
  if (code === 0) return
  if (/ENOSPC|No space left/.test(output)) throw new SetupFailure('The build failed: the disk is full.')
  throw new SetupFailure(
    `The build failed (${code === null ? 'it was ended' : `exit code ${code}`}), see above.`,
  )
}
