/** Something the operator can put right: the message is one line, printed as it is, without a stack trace. */
export class SetupFailure extends Error {
  override name = 'SetupFailure'
}

/** The system's or the database's code of an error (`ENOENT`, `53100`), also when a library wrapped it. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if ('code' in error && typeof error.code === 'string') return error.code
  return codeOf(error.cause)
}
