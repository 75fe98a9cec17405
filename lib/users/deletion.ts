import 'server-only'
import { eq, sql } from 'drizzle-orm'
import { type Transaction, transaction } from '@/db/client'
import {
  accountDeletions,
  accounts,
  accountTokens,
  backupCodes,
  bookmarks,
  digestEntries,
  drafts,
  follows,
  formerHandles,
  notificationPreferences,
  notifications,
  passkeyChallenges,
  passkeys,
  rigs,
  sessions,
  twoFactors,
  users,
} from '@/db/schema'
import { confirmIdentity } from '@/lib/auth/identity'
import { forgetEnvironments } from '@/lib/environments/forget'
import { record } from '@/lib/events/record'
import { forgetMails } from '@/lib/mail/commands'
import { fail, ok, type Result } from '@/lib/result'
import { expireAuthor, expireFollowed, listFollowed } from './expire-author'
import { blockedKey } from './former-handles'
import { foldHandle } from './handle'
import type { Viewer } from './types'

/**
 * Deletes an account at its owner's wish: what they wrote stays under `deleted-<number>`, everything personal goes, their
 * handles stay nobody's. Proved by the password, or by typing the handle where there is none.
 */
export async function deleteAccount(
  viewer: Viewer,
  proof: { current?: string; handle?: string },
): Promise<Result<{ handle: string }>> {
  const message = `Type your handle, ${viewer.handle}, to confirm.`
  if (proof.handle !== viewer.handle) return fail('invalid', message, { fields: { handle: message } })
  const identity = await confirmIdentity(viewer, proof.current)
  if (!identity.ok) return identity
  const followed = await listFollowed(viewer.id)
  const result = await transaction(async (tx) => {
    if (viewer.role === 'administrator' && !(await hasOtherAdministrator(tx, viewer.id)))
      return fail('forbidden', 'You are the only administrator. Make somebody else one first.')
    return ok({ handle: await wipe(tx, viewer.id) })
  })
  if (!result.ok) return result
  await expireAuthor(viewer.id, viewer.handle, result.value.handle)
  expireFollowed(followed)
  return result
}

async function hasOtherAdministrator(tx: Transaction, userId: string): Promise<boolean> {
  const administrators = await tx
    .select({ id: users.id })
    .from(users)
    .where(eq(users.role, 'administrator'))
    .orderBy(users.id)
    .for('update')
  return administrators.some(({ id }) => id !== userId)
}

async function wipe(tx: Transaction, userId: string): Promise<string> {
  const [deletion] = await tx
    .insert(accountDeletions)
    .values({ userId })
    .returning({ number: accountDeletions.number })
  if (!deletion) throw new Error('No number for a deleted account')
  const handle = `deleted-${deletion.number}`
  await blockHandles(tx, userId)
  await tx
    .update(users)
    .set({
      handle,
      handleKey: foldHandle(handle),
      name: null,
      email: null,
      emailVerified: null,
      image: null,
      passwordHash: null,
      role: 'member',
      bio: '',
      bioHtml: '',
      listsSeenAt: null,
      inboxSeenAt: null,
    })
    .where(eq(users.id, userId))
  await forget(tx, userId)
  await record(tx, { actorId: userId, verb: 'deleted-account', subjectId: userId })
  return handle
}

async function blockHandles(tx: Transaction, userId: string): Promise<void> {
  const [present] = await tx.select({ key: users.handleKey }).from(users).where(eq(users.id, userId))
  const former = await tx
    .delete(formerHandles)
    .where(eq(formerHandles.userId, userId))
    .returning({ key: formerHandles.handleKey })
  const keys = [...(present ? [present] : []), ...former].map(({ key }) => blockedKey(key))
  await tx
    .insert(formerHandles)
    .values(keys.map((handleKey) => ({ handleKey, handle: '', userId })))
    .onConflictDoNothing()
}

async function forget(tx: Transaction, userId: string): Promise<void> {
  await forgetFollows(tx, userId)
  const secrets = [backupCodes, passkeyChallenges, passkeys, twoFactors]
  const personal = [
    sessions,
    accounts,
    accountTokens,
    ...secrets,
    bookmarks,
    drafts,
    digestEntries,
    notifications,
  ]
  for (const table of [...personal, notificationPreferences, rigs])
    await tx.delete(table).where(eq(table.userId, userId))
  await forgetEnvironments(tx, userId)
  await forgetMails(tx, userId)
}

/** Takes the person out of the follower counts as well; whoever muted was never in them. */
async function forgetFollows(tx: Transaction, userId: string): Promise<void> {
  const gone = await tx
    .delete(follows)
    .where(eq(follows.userId, userId))
    .returning({ tagId: follows.tagId, postId: follows.postId })
  const tagIds = gone.flatMap(({ tagId }) => tagId ?? [])
  const postIds = gone.flatMap(({ postId }) => postId ?? [])
  if (tagIds.length > 0)
    await tx.execute(sql`update tag t set follower_count =
      (select count(*) from follow f where f.tag_id = t.id and f.level <> 'mute') where t.id in ${tagIds}`)
  if (postIds.length > 0)
    await tx.execute(sql`update question q set follower_count =
      (select count(*) from follow f where f.post_id = q.post_id and f.level <> 'mute') where q.post_id in ${postIds}`)
}
