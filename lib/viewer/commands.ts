import 'server-only'
import { eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { users } from '@/db/schema'
import { done, type Result } from '@/lib/result'
import type { Viewer } from '@/lib/users/types'

/** Remembers that this person has seen the question lists as they are now. */
export async function markListsSeen(viewer: Viewer): Promise<Result> {
  await db.update(users).set({ listsSeenAt: sql`now()` }).where(eq(users.id, viewer.id))
  return done
}
