import { createHash, randomInt } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'

const PERIOD = 30
/** Steps a phone's clock may be off, either way. */
const WINDOW = 1
export const BACKUP_CODES = 10

// Without letters and digits that are read for each other.
const alphabet = '23456789abcdefghjkmnpqrstuvwxyz'

/** 160 bits in base32, as RFC 4226 asks. */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** What an authenticator app reads from the picture. */
export function otpAddress(secret: string, handle: string, site: string): string {
  return totpOf(secret, handle, site).toString()
}

/** The step whose code this is, or null. A code of a step that was taken already is refused. */
export function stepOfCode(
  secret: string,
  code: string,
  { now, lastStep }: { now: Date; lastStep: number },
): number | null {
  const timestamp = now.getTime()
  const delta = totpOf(secret).validate({ token: code, timestamp, window: WINDOW })
  if (delta === null) return null
  const step = Math.floor(timestamp / 1000 / PERIOD) + delta
  return step > lastStep ? step : null
}

function totpOf(secret: string, label = 'account', issuer = 'Nomodeset'): TOTP {
  return new TOTP({
    ...{ issuer, label, algorithm: 'SHA1', digits: 6, period: PERIOD },
    secret: Secret.fromBase32(secret),
  })
}

/** Ten codes of 50 bits, such as `k7mq2-p9xwd`. */
export function newBackupCodes(): string[] {
  const part = () => Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join('')
  return Array.from({ length: BACKUP_CODES }, () => `${part()}-${part()}`)
}

/** What the table keeps of a backup code. 50 random bits behind a rate limit need no slow hash. */
export function hashBackupCode(userId: string, code: string): string {
  const typed = code.toLowerCase().replace(/[^a-z0-9]/g, '')
  return createHash('sha256').update(`${userId}\n${typed}`).digest('base64url')
}
