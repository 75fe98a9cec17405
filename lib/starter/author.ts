import 'server-only'
import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { users } from '@/db/schema'
import { foldHandle } from '@/lib/users/handle'
import type { Viewer } from '@/lib/users/types'

const HANDLE = 'starter-content'

/**
 * The account that starter content is posted by: plainly named, of kind 'system', never signs in. The commands see it
 * as a moderator, because it brings tags and links that a new member may not.
 */
export async function starterAuthor(): Promise<Viewer> {
  await db
    .insert(users)
    .values({
      handle: HANDLE,
      handleKey: foldHandle(HANDLE),
      name: 'Starter content',
      kind: 'system',
      bio: 'Pages and questions that came with the installation. Anyone may improve them.',
      bioHtml: '<p>Pages and questions that came with the installation. Anyone may improve them.</p>',
    })
    .onConflictDoNothing()
  const [row] = await db
    .select({ id: users.id, handle: users.handle, reputation: users.reputation, createdAt: users.createdAt })
    .from(users)
    .where(eq(users.handleKey, foldHandle(HANDLE)))
  if (!row) throw new Error('The starter account could not be made')
  return { ...row, role: 'moderator', emailVerified: true, suspension: null, sessionId: null }
}
