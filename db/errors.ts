/**
 * Postgres did not answer in time, or not at all. The web layer answers 503 with `Retry-After`.
 * `mayHaveCommitted` is true when the statement or the COMMIT was on its way as the connection died.
 */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable'
  readonly retryAfterSeconds = 2
  readonly cut: 'connection' | 'deadline' | 'queue'
  readonly mayHaveCommitted: boolean

  constructor(
    message: string,
    options: { cut: DatabaseUnavailable['cut']; mayHaveCommitted?: boolean; cause?: unknown },
  ) {
    super(message, { cause: options.cause })
    this.cut = options.cut
    this.mayHaveCommitted = options.mayHaveCommitted ?? false
  }
}

export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  return hasCode(error, '23505', constraint)
}

export function isCheckViolation(error: unknown, constraint?: string): boolean {
  return hasCode(error, '23514', constraint)
}

export function isForeignKeyViolation(error: unknown, constraint?: string): boolean {
  return hasCode(error, '23503', constraint)
}

/** The database is away, starting, full or too slow; the same request may succeed in a moment. */
export function isUnavailable(error: unknown): boolean {
  return causes(error).some(
    (cause) => isConnectionFailure(cause) || TOO_SLOW_OR_FULL.test(textField(cause, 'code')),
  )
}

/** Postgres undid the transaction because of a neighbour, so running it again is right. */
export function isSerializationFailure(error: unknown): boolean {
  return hasCode(error, '40001') || hasCode(error, '40P01')
}

/** The connection died before COMMIT was sent: the server has undone everything. */
export function isLostBeforeCommit(error: unknown): boolean {
  return isDatabaseUnavailable(error) && error.cut === 'connection' && !error.mayHaveCommitted
}

/** True when the socket or the session itself failed, not the statement. */
export function isConnectionFailure(error: unknown): boolean {
  return isDatabaseUnavailable(error) || SESSION_GONE.test(textField(error, 'code'))
}

/** True for an ordinary ERROR answer: the session lives on and can be used again. */
export function isServerAnswer(error: unknown): boolean {
  return textField(error, 'name') === 'PostgresError' && textField(error, 'severity') === 'ERROR'
}

/** By name, because Next bundles this class more than once. */
export function isDatabaseUnavailable(error: unknown): error is DatabaseUnavailable {
  return textField(error, 'name') === 'DatabaseUnavailable'
}

// 08 connection, 57P0x shutdown and start, 53300 no free session, 25P03 idle in transaction; the rest is sockets
const SESSION_GONE = /^(08...|57P0[1235]|53300|25P03|E(?!RR_)[A-Z_]+|CONNECT(ION)?_[A-Z]+)$/
// statement_timeout, lock_timeout; 53xxx is out of disk or memory
const TOO_SLOW_OR_FULL = /^(57014|55P03|53...)$/

function hasCode(error: unknown, code: string, constraint?: string): boolean {
  return causes(error).some(
    (cause) =>
      textField(cause, 'code') === code &&
      (constraint === undefined || textField(cause, 'constraint_name') === constraint),
  )
}

/** Drizzle wraps the driver's error in its own, so the answer is in `cause`. */
function causes(error: unknown): unknown[] {
  const chain: unknown[] = []
  for (let next = error; next instanceof Error && chain.length < 6; next = next.cause) chain.push(next)
  return chain
}

function textField(error: unknown, field: string): string {
  if (typeof error !== 'object' || error === null) return ''
  const value: unknown = Reflect.get(error, field)
  return typeof value === 'string' ? value : ''
}
