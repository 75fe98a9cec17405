import { noteError } from '@/lib/serving/request-error'

/** Called by Next once a server process starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs' && process.env.NEXT_PHASE !== 'phase-production-build') {
    const { startBackground } = await import('@/lib/jobs/background')
    await startBackground()
  }
}

/** Called by Next for every error that a render, action or route handler threw: the front answers accordingly. */
export function onRequestError(error: unknown): void {
  noteError(error)
}
