/** Why a command refused: `code` decides the HTTP status, `fields` put the message beside the right input. */
export type Failure = {
  code:
    | 'invalid'
    | 'forbidden'
    | 'not-found'
    | 'gone'
    | 'conflict'
    | 'locked'
    | 'too-large'
    | 'limited'
    | 'signed-out'
  message: string
  fields?: Record<string, string>
  /** Seconds until trying again makes sense; set for `limited`. */
  retryAfter?: number
  /** What stands in the way, for a form to lead there. */
  links?: { href: string; text: string }[]
}

export type Result<T = undefined> = { ok: true; value: T } | { ok: false; error: Failure }

export const done: Result = { ok: true, value: undefined }

export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value }
}

/** A refusal people can act on. */
export function fail(
  code: Failure['code'],
  message: string,
  extra: Pick<Failure, 'fields' | 'retryAfter' | 'links'> = {},
): { ok: false; error: Failure } {
  return { ok: false, error: { code, message, ...extra } }
}

const statuses: Record<Failure['code'], number> = {
  invalid: 400,
  'signed-out': 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  gone: 410,
  'too-large': 413,
  locked: 423,
  limited: 429,
}

export function statusOf(failure: Failure): number {
  return statuses[failure.code]
}
