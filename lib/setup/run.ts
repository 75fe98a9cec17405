import { codeOf, SetupFailure } from '@/db/failure'
import { outliveReaders } from './output'
import { isStopping, stop } from './shutdown'

/**
 * Runs a start script. What the operator can put right is one line on standard error and exit code 1; anything
 * else is a bug and keeps its stack trace.
 */
export async function run(work: () => Promise<void>): Promise<void> {
  outliveReaders()
  try {
    await work()
  } catch (error) {
    // A stop in the middle tears down what the rest was waiting for.
    if (isStopping()) return
    console.error(lineFor(error) ?? error)
    await stop(1)
  }
}

/** The one line for an error that has nothing to do with the program, else nothing. */
export function lineFor(error: unknown): string | undefined {
  if (error instanceof SetupFailure) return error.message
  const path = error instanceof Error && 'path' in error ? ` (${error.path})` : ''
  const lines: Record<string, string> = {
    ENOSPC: `The disk is full${path}: free some space and start again.`,
    EDQUOT: `The disk quota is used up${path}: free some space and start again.`,
    EACCES: `Permission denied${path}: start as the user this folder belongs to.`,
    EPERM: `Not permitted${path}: start as the user this folder belongs to.`,
    EROFS: `The disk is read-only${path}: DATA_DIR can name another folder.`,
    '53100': 'The disk of the database is full: free some space and start again.',
  }
  return lines[codeOf(error) ?? '']
}
