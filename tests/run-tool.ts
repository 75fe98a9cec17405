import { spawn } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { join } from 'node:path'

type Options = { limit: number; variables?: Record<string, string> }

/** Runs an installed tool (or `node`) to its end and returns its exit code; past its time it is ended with its children. */
export function runTool(tool: string, parameters: string[], { limit, variables }: Options): Promise<number> {
  // Straight to the tool's file: a shell or npx in between would swallow signals.
  const start = tool === 'node' ? parameters : [realpathSync(join('node_modules/.bin', tool)), ...parameters]
  const child = spawn(process.execPath, start, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...variables },
    detached: true,
  })
  const endAll = (signal: NodeJS.Signals) => {
    try {
      if (child.pid) process.kill(-child.pid, signal)
    } catch {
      // It ended by itself meanwhile.
    }
  }
  const interrupted = () => endAll('SIGTERM')
  process.on('SIGINT', interrupted).on('SIGTERM', interrupted)
  const late = setTimeout(() => {
    console.error(`${tool} took more than ${Math.round(limit / 60_000)} minutes and was ended.`)
    endAll('SIGTERM')
    setTimeout(() => endAll('SIGKILL'), 10_000).unref()
  }, limit)
  return new Promise((resolve) => {
    const done = (code: number) => {
      clearTimeout(late)
      process.off('SIGINT', interrupted).off('SIGTERM', interrupted)
      resolve(code)
    }
    child.once('error', (error) => {
      console.error(error.message)
      done(1)
    })
    child.once('exit', (code) => done(code ?? 1))
  })
}
