import 'server-only'
import { eq, sql } from 'drizzle-orm'
import { type Transaction, transaction } from '@/db/client'
import { isUniqueViolation } from '@/db/errors'
import { sessions, users } from '@/db/schema'
import { admitMailRequest, mayMail } from '@/lib/auth/attempts'
import { confirmIdentity } from '@/lib/auth/identity'
import { getPendingEmail, issueToken, spendToken, spendTokens } from '@/lib/auth/tokens'
import {
  addressChangedMail,
  alreadyMemberMail,
  changeRequestedMail,
  confirmNewAddressMail,
  verifyAddressMail,
} from '@/lib/mail/account-mails'
import { queueMail } from '@/lib/mail/commands'
import { fail, ok, type Result } from '@/lib/result'
import type { Viewer } from './types'

type Claim = { userId: string; handle: string; email: string }

/**
 * Asks whoever reads an inbox to confirm that it belongs to this account. When it is another account's already, its owner
 * hears of it instead, and everything else is the same, so nobody learns who is a member.
 */
export async function askToVerify(tx: Transaction, { userId, handle, email }: Claim): Promise<void> {
  const token = await issueToken(tx, { userId, purpose: 'verify-email', email })
  await mailClaim(tx, { userId, handle, email }, token, verifyAddressMail(handle, token))
}

/** Sends the confirmation once more. */
export async function resendConfirmation(viewer: Viewer): Promise<Result<{ email: string }>> {
  const email = await getPendingEmail(viewer.id)
  if (email === null) return fail('not-found', 'No address is waiting for confirmation.')
  return requestAddress(viewer, email)
}

/** Starts a change of address: nothing changes until the new one is confirmed; the present one is told at once. */
export async function changeEmail(
  viewer: Viewer,
  input: { email: string; current?: string },
): Promise<Result<{ email: string }>> {
  const identity = await confirmIdentity(viewer, input.current)
  return identity.ok ? requestAddress(viewer, input.email) : identity
}

async function requestAddress(viewer: Viewer, email: string): Promise<Result<{ email: string }>> {
  const admitted = await admitMailRequest(viewer.id)
  if (!admitted.ok) return admitted
  return transaction(async (tx) => {
    const [own] = await tx
      .select({ email: users.email })
      .from(users)
      .where(eq(users.id, viewer.id))
      .for('update')
    if (!own) return fail('not-found', 'There is no such account.')
    const claim = { userId: viewer.id, handle: viewer.handle, email }
    if (own.email === null) await askToVerify(tx, claim)
    else if (own.email.toLowerCase() === email.toLowerCase())
      return fail('invalid', 'This is your address already.', {
        fields: { email: 'This is your address already.' },
      })
    else await askToMove(tx, claim, own.email)
    return ok({ email })
  })
}

async function askToMove(tx: Transaction, claim: Claim, present: string): Promise<void> {
  const { userId, handle, email } = claim
  const token = await issueToken(tx, { userId, purpose: 'confirm-new-email', email })
  await mailClaim(tx, claim, token, confirmNewAddressMail(handle, token))
  await queueMail(tx, {
    key: `asked:${token.slice(0, 16)}`,
    userId,
    to: present,
    ...changeRequestedMail(handle, email),
  })
}

async function mailClaim(
  tx: Transaction,
  { userId, email }: Claim,
  token: string,
  letter: { subject: string; text: string },
) {
  const [owner] = await tx
    .select({ id: users.id, handle: users.handle })
    .from(users)
    .where(eq(users.email, email))
  if (!(await mayMail(tx, email))) return
  const key = `claim:${token.slice(0, 16)}`
  if (owner) await queueMail(tx, { key, userId: owner.id, to: email, ...alreadyMemberMail(owner.handle) })
  else await queueMail(tx, { key, userId, to: email, ...letter })
}

/** Makes the address of a link the account's own. The address it replaces gets a link to undo this for seven days. */
export async function confirmEmail(token: string): Promise<Result<{ email: string; handle: string }>> {
  try {
    return await transaction(async (tx) => {
      const link = await spendToken(tx, token, ['verify-email', 'confirm-new-email'])
      if (!link) return spentLink()
      const { userId, email } = link
      const [before] = await tx
        .select({ handle: users.handle, email: users.email })
        .from(users)
        .where(eq(users.id, userId))
        .for('update')
      // A first confirmation must not replace an address that was confirmed since.
      if (!before || (link.purpose === 'verify-email' && before.email !== null)) return spentLink()
      await tx.update(users).set({ email, emailVerified: sql`now()` }).where(eq(users.id, userId))
      await spendTokens(tx, userId, ['verify-email', 'confirm-new-email', 'reset-password'])
      if (before.email !== null) {
        const undo = await issueToken(tx, { userId, purpose: 'undo-email-change', email: before.email })
        const letter = addressChangedMail(before.handle, email, undo)
        await queueMail(tx, { key: `undo:${undo.slice(0, 16)}`, userId, to: before.email, ...letter })
      }
      return ok({ email, handle: before.handle })
    })
  } catch (error) {
    if (isUniqueViolation(error, 'users_email_key')) return addressTaken()
    throw error
  }
}

/** Takes a change of address back: the old address returns, all devices are signed out, all other links die. */
export async function undoEmailChange(token: string): Promise<Result<{ email: string }>> {
  try {
    return await transaction(async (tx) => {
      const link = await spendToken(tx, token, ['undo-email-change'])
      if (!link) return spentLink()
      const { userId, email } = link
      await tx.update(users).set({ email, emailVerified: sql`now()` }).where(eq(users.id, userId))
      await tx.delete(sessions).where(eq(sessions.userId, userId))
      await spendTokens(tx, userId, [
        'verify-email',
        'confirm-new-email',
        'reset-password',
        'undo-email-change',
      ])
      return ok({ email })
    })
  } catch (error) {
    if (isUniqueViolation(error, 'users_email_key')) return addressTaken()
    throw error
  }
}

function spentLink() {
  return fail('gone', 'This link has been used or is too old. Ask for a new one.')
}

function addressTaken() {
  return fail('conflict', 'This address has meanwhile become another account’s.')
}
