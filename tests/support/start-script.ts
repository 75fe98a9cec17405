import { type ChildProcess, spawn } from 'node:child_process'
import { resolve } from 'node:path'

export type Run = { child: ChildProcess; output(): string; errors(): string; ended: Promise<number | null> }

/**
 * Runs one of the start scripts as npm would, with nothing in its environment but the given variables; `within` is a
 * command that prepares the place and then becomes the script.
 */
export function startScript(
  file: string,
  variables: Record<string, string>,
  parameters: string[] = [],
  within: string[] = [],
): Run {
  const script = ['--conditions=react-server', '--import', 'tsx', resolve(file), ...parameters]
  const [program = process.execPath, ...rest] = [...within, process.execPath, ...script]
  const child = spawn(program, rest, {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production', ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let errors = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk
  })
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk
  })
  const ended = new Promise<number | null>((done) => child.once('close', done))
  return { child, output: () => output, errors: () => errors, ended }
}

/** Waits until something is true; the test's own time limit ends a wait in vain. */
export async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise((done) => setTimeout(done, 25))
}
