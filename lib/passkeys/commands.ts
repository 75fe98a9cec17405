import 'server-only'
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { and, eq, ne, sql } from 'drizzle-orm'
import { db, transaction } from '@/db/client'
import { passkeys, users } from '@/db/schema'
import { siteOrigin } from '@/lib/env'
import { done, fail, ok, type Result } from '@/lib/result'
import { markStrong, tell } from '@/lib/second-factor/commands'
import type { Viewer } from '@/lib/users/types'
import { keepChallenge, takeChallenge } from './challenges'
import { PASSKEYS_MAX, type RegistrationAnswer, type SignInAnswer } from './input'
import { listPasskeys } from './queries'

// Passkeys are bound to a name, never to an address that may be somebody else's tomorrow.
const site = () => ({ rpID: new URL(siteOrigin()).hostname, expectedOrigin: siteOrigin() })

/** What the browser needs to make a passkey for this person. */
export async function beginPasskey(viewer: Viewer) {
  const known = await listPasskeys(viewer.id)
  const options = await generateRegistrationOptions({
    ...{ rpName: 'Nomodeset', rpID: site().rpID, userName: viewer.handle },
    userID: new TextEncoder().encode(viewer.id),
    attestationType: 'none',
    excludeCredentials: known.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  await keepChallenge(options.challenge, viewer.id)
  return options
}

/** Keeps the public key of a new passkey. The authenticator must have asked for a finger, a face or a PIN. */
export async function addPasskey(
  viewer: Viewer,
  { credential: answer, name }: { credential: RegistrationAnswer; name: string },
): Promise<Result> {
  const { rpID, expectedOrigin } = site()
  const checked = await verifyRegistrationResponse({
    response: answer,
    expectedChallenge: (challenge) => takeChallenge(challenge, viewer.id),
    ...{ expectedOrigin, expectedRPID: rpID, requireUserVerification: true },
  }).catch(() => null)
  if (!checked?.verified) return fail('invalid', 'This passkey could not be verified. Please try again.')
  const { credential } = checked.registrationInfo
  return transaction(async (tx) => {
    const [owner] = await tx
      .select({ id: users.id })
      .from(users)
      .where(eq(users.id, viewer.id))
      .for('no key update')
    const held = await tx.$count(passkeys, eq(passkeys.userId, viewer.id))
    if (!owner || held >= PASSKEYS_MAX)
      return fail('limited', `You have ${PASSKEYS_MAX} passkeys. Remove one first.`)
    const rows = await tx
      .insert(passkeys)
      .values({
        ...{ id: credential.id, userId: viewer.id, counter: credential.counter },
        publicKey: Buffer.from(credential.publicKey),
        transports: answer.response.transports ?? [],
        name: name || `Passkey ${held + 1}`,
      })
      .onConflictDoNothing()
      .returning({ id: passkeys.id })
    if (rows.length === 0) return fail('conflict', 'This passkey is known already.')
    // The first one is shown by being made; a further one proves nothing about who makes it.
    if (held === 0) await markStrong(tx, viewer)
    await tell(tx, viewer, 'A passkey was added to your account.')
    return done
  })
}

export async function removePasskey(viewer: Viewer, id: string): Promise<Result> {
  return transaction(async (tx) => {
    const gone = await tx
      .delete(passkeys)
      .where(and(eq(passkeys.id, id), eq(passkeys.userId, viewer.id)))
      .returning({ id: passkeys.id })
    if (gone.length === 0) return fail('not-found', 'There is no such passkey any more.')
    await tell(tx, viewer, 'A passkey was removed from your account.')
    return done
  })
}

/** What the browser needs to ask for any passkey of this site: it names nobody, so it tells nobody who is a member. */
export async function beginPasskeySignIn() {
  const options = await generateAuthenticationOptions({ rpID: site().rpID, userVerification: 'required' })
  await keepChallenge(options.challenge, null)
  return options
}

/** Whose passkey signed. It has two factors of its own: the device, and the finger, face or PIN it asked for. */
export async function signInWithPasskey(answer: SignInAnswer): Promise<Result<{ userId: string }>> {
  const [known] = await db
    .select({
      ...{ id: passkeys.id, userId: passkeys.userId, publicKey: passkeys.publicKey },
      counter: passkeys.counter,
    })
    .from(passkeys)
    .innerJoin(users, and(eq(users.id, passkeys.userId), ne(users.kind, 'system')))
    .where(eq(passkeys.id, answer.id))
  if (!known) return fail('forbidden', 'This passkey belongs to no account here.')
  const { rpID, expectedOrigin } = site()
  const { id, counter } = known
  const checked = await verifyAuthenticationResponse({
    response: answer,
    expectedChallenge: (challenge) => takeChallenge(challenge, null),
    ...{ expectedOrigin, expectedRPID: rpID, requireUserVerification: true },
    credential: { id, counter, publicKey: new Uint8Array(known.publicKey) },
  }).catch(() => null)
  if (!checked?.verified) return fail('forbidden', 'This passkey could not be verified. Please try again.')
  await db
    .update(passkeys)
    .set({ counter: checked.authenticationInfo.newCounter, lastUsedAt: sql`now()` })
    .where(eq(passkeys.id, id))
  return ok({ userId: known.userId })
}
