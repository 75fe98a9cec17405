import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { drafts } from '@/db/schema'

/** Part of every command that sends what a draft was kept for. */
export async function discardDraft(executor: Executor, userId: string, key: string): Promise<void> {
  await executor.delete(drafts).where(and(eq(drafts.userId, userId), eq(drafts.key, key)))
}
