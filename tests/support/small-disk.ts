import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// Root mounts in a namespace of the process alone; others are let do so where the system gives them one of their own.
const namespace = process.getuid?.() === 0 ? ['-m'] : ['-rm']

/** What to run a command within that is to find a folder on a small disk of its own; `sizes` as tmpfs takes them. */
export function withSmallDisk(sizes: string, folder: string): string[] {
  const script = 'mount -t tmpfs -o "$1" tmpfs "$2" && shift 2 && exec "$@"'
  return ['unshare', ...namespace, '/bin/sh', '-c', script, 'sh', sizes, folder]
}

/** Whether this account may mount such a disk here. */
export function canMountSmallDisk(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'nomodeset-disk-'))
  const [program = '', ...parameters] = [...withSmallDisk('size=1m', folder), 'true']
  const { status } = spawnSync(program, parameters, { stdio: 'ignore' })
  rmSync(folder, { recursive: true, force: true })
  return status === 0
}
