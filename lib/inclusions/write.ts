import 'server-only'
import { eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { inclusions } from '@/db/schema'
import { targetOf } from './syntax'

/** What the text shows from elsewhere, for "what links here"; beyond these nothing is shown. */
const TARGETS_MAX = 20

export async function replaceInclusions(tx: Transaction, postId: number, embeds: string[]): Promise<void> {
  await tx.delete(inclusions).where(eq(inclusions.postId, postId))
  const targets = new Set(embeds.flatMap(targetOf))
  const rows = [...targets].slice(0, TARGETS_MAX).map((target) => ({ postId, target }))
  if (rows.length > 0) await tx.insert(inclusions).values(rows).onConflictDoNothing()
}
