export type ImportState = 'waiting' | 'running' | 'done' | 'failed' | 'stopped'

/** What an import is doing, in one or two words. */
export function stateWords(state: ImportState, dryRun: boolean): string {
  if (state === 'done') return dryRun ? 'dry run done' : 'imported'
  if (state === 'running') return dryRun ? 'dry run' : 'importing'
  return state
}

export const stateTones = {
  waiting: 'info',
  running: 'info',
  done: 'good',
  failed: 'bad',
  stopped: 'warn',
} as const satisfies Record<ImportState, string>

export const isUnderway = (state: ImportState) => state === 'waiting' || state === 'running'
