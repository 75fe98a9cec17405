import 'server-only'
import { randomUUID } from 'node:crypto'
import { and, eq, inArray, ne } from 'drizzle-orm'
import { type Executor, type Transaction, transaction } from '@/db/client'
import { isUniqueViolation } from '@/db/errors'
import { formerHandles, users } from '@/db/schema'
import { admitSignUp } from '@/lib/auth/attempts'
import { claimInvitation } from '@/lib/auth/invitation'
import { hashPassword } from '@/lib/auth/password'
import { weaknessOf } from '@/lib/auth/password-strength'
import { expire, tags } from '@/lib/cache'
import { record } from '@/lib/events/record'
import { takePlace } from '@/lib/limits/windows'
import { sizePictures } from '@/lib/markdown/pictures'
import { renderMarkdown } from '@/lib/markdown/render'
import { done, fail, ok, type Result } from '@/lib/result'
import { askToVerify } from './address'
import { expireAuthor } from './expire-author'
import { blockedKey } from './former-handles'
import type { Profile, SignUp } from './input'
import { refuseWriting } from './policy'
import type { Viewer } from './types'

const takenHandle = () =>
  fail('conflict', 'This handle is taken.', { fields: { handle: 'This handle is taken.' } })
const HANDLE_CHANGES = { limit: 3, seconds: 30 * 86_400 }

/**
 * Opens an account. The e-mail address becomes its own only once confirmed, so the answer is the same for an address
 * that somebody else has: its owner is told instead. With an invitation the account is the administrator's.
 */
export async function signUp(input: SignUp, address: string): Promise<Result<{ userId: string }>> {
  const { handle, email, password } = input
  const weakness = weaknessOf(password, [handle.handle, email])
  if (weakness) return fail('invalid', weakness, { fields: { password: weakness } })
  const admitted = await admitSignUp(address)
  if (!admitted.ok) return admitted
  const passwordHash = await hashPassword(password)
  const userId = randomUUID()
  try {
    await transaction(async (tx) => {
      await tx
        .insert(users)
        .values({ id: userId, handle: handle.handle, handleKey: handle.key, passwordHash })
      if (await isBlocked(tx, handle.key, userId)) throw new HandleTaken()
      await record(tx, { actorId: userId, verb: 'joined', subjectId: userId })
      await askToVerify(tx, { userId, handle: handle.handle, email })
      if (input.invitation && !(await claimInvitation(tx, input.invitation, userId)))
        throw new InvitationSpent()
    })
  } catch (error) {
    if (error instanceof InvitationSpent) return fail('gone', 'This link has been used or is too old.')
    if (error instanceof HandleTaken || isUniqueViolation(error, 'users_handle_key')) return takenHandle()
    throw error
  }
  expire(tags.userIndex, tags.user(handle.handle))
  return ok({ userId })
}

type NewHandle = SignUp['handle']

/** Takes another handle. The old one leads here and stays nobody else's; at most three changes in thirty days. */
export async function changeHandle(viewer: Viewer, handle: NewHandle): Promise<Result> {
  const refused = refuseWriting(viewer)
  if (refused) return refused
  if (handle.handle === viewer.handle) return done
  const result = await moveHandle(viewer, handle, { keepOld: true })
  if (result.ok) await expireAuthor(viewer.id, viewer.handle, handle.handle)
  return result
}

/** The first handle of somebody who came through another site; nobody has seen the provisional one, so it is let go. */
export async function chooseHandle(viewer: Viewer, handle: NewHandle): Promise<Result> {
  const fresh = viewer.handle.startsWith('member-') && Date.now() - viewer.createdAt.getTime() < 86_400_000
  return fresh ? moveHandle(viewer, handle, { keepOld: false }) : changeHandle(viewer, handle)
}

async function moveHandle(
  viewer: Viewer,
  handle: NewHandle,
  { keepOld }: { keepOld: boolean },
): Promise<Result> {
  try {
    return await transaction(async (tx) => {
      const [before] = await tx
        .select({ handle: users.handle, key: users.handleKey })
        .from(users)
        .where(and(eq(users.id, viewer.id), ne(users.kind, 'system')))
        .for('update')
      if (!before) return fail('not-found', 'There is no such account.')
      if (keepOld && !(await takePlace(tx, { key: `handle:${viewer.id}`, ...HANDLE_CHANGES })))
        return fail('limited', 'A handle can be changed three times in thirty days.')
      await tx
        .update(users)
        .set({ handle: handle.handle, handleKey: handle.key })
        .where(eq(users.id, viewer.id))
      if (await isBlocked(tx, handle.key, viewer.id)) throw new HandleTaken()
      await tx.delete(formerHandles).where(eq(formerHandles.handleKey, handle.key))
      if (keepOld && before.key !== handle.key) await keepFormer(tx, viewer.id, before)
      await record(tx, { actorId: viewer.id, verb: 'changed-handle', subjectId: viewer.id })
      return done
    })
  } catch (error) {
    if (error instanceof HandleTaken || isUniqueViolation(error, 'users_handle_key')) return takenHandle()
    throw error
  }
}

async function keepFormer(tx: Transaction, userId: string, { handle, key }: { handle: string; key: string }) {
  await tx.insert(formerHandles).values({ handleKey: key, handle, userId })
}

/** Asked after the name was written: under READ COMMITTED this statement sees who let it go in the meantime. */
async function isBlocked(tx: Executor, key: string, userId: string): Promise<boolean> {
  const [row] = await tx
    .select({ userId: formerHandles.userId })
    .from(formerHandles)
    .where(and(inArray(formerHandles.handleKey, [key, blockedKey(key)]), ne(formerHandles.userId, userId)))
    .limit(1)
  return row !== undefined
}

/** Name and a few words about oneself, in Markdown. */
export async function changeProfile(viewer: Viewer, { name, bio }: Profile): Promise<Result> {
  const refused = refuseWriting(viewer)
  if (refused) return refused
  const rendered = bio === '' ? { html: '' } : await renderMarkdown(bio, { postKey: 'bio-' })
  await transaction((tx) =>
    tx
      .update(users)
      .set({ name: name || null, bio, bioHtml: sizePictures(rendered.html, noPictures) })
      .where(eq(users.id, viewer.id)),
  )
  expire(tags.user(viewer.handle), tags.userIndex)
  return done
}

/** Attached files belong to posts. */
const noPictures = new Map()

class HandleTaken extends Error {}
class InvitationSpent extends Error {}
