import 'server-only'
import { and, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { users } from '@/db/schema'
import { foldHandle } from '@/lib/users/handle'
import type { Viewer } from '@/lib/users/types'

const PEOPLE = 24

/**
 * Accounts plainly named as demo accounts. They have no password and never sign in; the commands see them as moderators
 * in memory only, because a demo world is written faster than any person's daily limits allow.
 */
export async function demoPeople(): Promise<Viewer[]> {
  const handles = Array.from({ length: PEOPLE }, (_, index) => `demo-${String(index + 1).padStart(2, '0')}`)
  const rows = handles.map((handle) => ({
    handle,
    handleKey: foldHandle(handle),
    name: `Demo account ${handle.slice(5)}`,
    kind: 'demo' as const,
    bio: 'A demo account: nobody behind it, its posts are made up for trying the site out.',
    bioHtml: '<p>A demo account: nobody behind it, its posts are made up for trying the site out.</p>',
  }))
  await db.insert(users).values(rows).onConflictDoNothing()
  const people = await db
    .select({ id: users.id, handle: users.handle, reputation: users.reputation, createdAt: users.createdAt })
    .from(users)
    .where(and(eq(users.kind, 'demo')))
    .orderBy(users.handle)
  return people.map((person) => ({
    ...person,
    role: 'moderator',
    emailVerified: true,
    suspension: null,
    sessionId: null,
  }))
}
