import { noteError } from '@/lib/serving/request-error'

/** Called by Next for every error that a render, action or route handler threw: the front answers accordingly. */
export function onRequestError(error: unknown): void {
  noteError(error)
}
