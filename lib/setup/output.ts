/**
 * Lets the process go on when nobody reads its output any more: the terminal was closed, the supervisor died. Unheard,
 * such a write becomes an uncaught error, which is logged, which is again a write, and so on without an end.
 */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
}
