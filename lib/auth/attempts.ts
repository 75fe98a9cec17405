import 'server-only'
import { createHash } from 'node:crypto'
import { db, type Executor } from '@/db/client'
import { placesLeft, takePlace, type Window } from '@/lib/limits/windows'
import { fail, type Result } from '@/lib/result'

const minute = 60
const hour = 3_600

/**
 * Six tries a minute and thirty an hour for one account from one address (feature H8), so a stranger elsewhere locks
 * nobody out; and a wider limit for one address over all accounts, against trying one password everywhere.
 */
export function admitSignIn(login: string, address: string): Promise<Result> {
  const pair = keyOf('sign-in', login, address)
  return admit([
    { key: pair, limit: 6, seconds: minute },
    { key: `${pair}:hour`, limit: 30, seconds: hour },
    { key: keyOf('sign-in', address), limit: 60, seconds: minute },
    { key: `${keyOf('sign-in', address)}:hour`, limit: 300, seconds: hour },
  ])
}

/** The current password asked again while signed in. */
export function admitPasswordCheck(userId: string): Promise<Result> {
  const key = keyOf('password', userId)
  return admit([
    { key, limit: 6, seconds: minute },
    { key: `${key}:hour`, limit: 30, seconds: hour },
  ])
}

/** Codes of six digits: a million of them, three taken at a time, so few tries. */
export function admitSecondFactor(userId: string): Promise<Result> {
  const key = keyOf('second-factor', userId)
  return admit([
    { key, limit: 5, seconds: minute },
    { key: `${key}:hour`, limit: 20, seconds: hour },
  ])
}

/** Challenges for passkeys, which leave a row each. */
export function admitPasskeyTry(address: string): Promise<Result> {
  return admit([{ key: keyOf('passkey', address), limit: 30, seconds: minute }])
}

export function admitSignUp(address: string): Promise<Result> {
  return admit([{ key: keyOf('sign-up', address), limit: 30, seconds: hour }])
}

/** Mails that a stranger can cause: few for one address of the requester, over any recipients. */
export function admitMailRequest(requester: string): Promise<Result> {
  return admit([
    { key: keyOf('mail-request', requester), limit: 6, seconds: minute },
    { key: `${keyOf('mail-request', requester)}:hour`, limit: 30, seconds: hour },
  ])
}

/** Whether one more account mail may go to this inbox: five an hour, whoever asks. Beyond, nothing is sent and nothing said. */
export function mayMail(executor: Executor, recipient: string): Promise<boolean> {
  return takePlace(executor, { key: keyOf('mail-to', recipient.toLowerCase()), limit: 5, seconds: hour })
}

// Outside the command's transaction: a failed try keeps its place.
async function admit(windows: Window[]): Promise<Result> {
  for (const window of windows) {
    if (await takePlace(db, window)) continue
    const { resetsInSeconds } = await placesLeft(db, window)
    const wait =
      resetsInSeconds > 90 ? `${Math.ceil(resetsInSeconds / 60)} minutes` : `${resetsInSeconds} seconds`
    return fail('limited', `Too many tries. Please wait ${wait}.`, {
      retryAfter: Math.max(1, resetsInSeconds),
    })
  }
  return { ok: true, value: undefined }
}

/** Hashed: what people type into a sign-in form is not kept, and may be long. */
function keyOf(action: string, ...parts: string[]): string {
  return `${action}:${createHash('sha256').update(parts.join('\n')).digest('base64url')}`
}
