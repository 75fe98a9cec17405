import 'server-only'
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { pageNeeds } from '@/db/schema'
import { record } from '@/lib/events/record'
import type { Viewer } from '@/lib/users/types'

type Settled = {
  pageId: number
  needs: number[]
  settledBy: string
  /** "Revision 12", or why nothing was needed. */
  resolution: string
}

type ByEdit = { pageId: number; needs: number[]; number: number }

/** Closes the needs that an edit settles, with the revision it made. */
export function settleByEdit(tx: Transaction, viewer: Viewer, { number, ...needs }: ByEdit): Promise<number> {
  return settleNeeds(tx, { ...needs, settledBy: viewer.id, resolution: `Revision ${number}` })
}

/**
 * Closes open needs of a page, each with an event that tells who asked. What is closed already, or belongs to another
 * page, is left alone. The caller holds the page's lock.
 */
export async function settleNeeds(tx: Transaction, { pageId, needs, ...how }: Settled): Promise<number> {
  if (needs.length === 0) return 0
  const { settledBy, resolution } = how
  const rows = await tx
    .update(pageNeeds)
    .set({ resolvedBy: settledBy, resolvedAt: sql`now()`, resolution })
    .where(and(eq(pageNeeds.pageId, pageId), inArray(pageNeeds.id, needs), isNull(pageNeeds.resolvedAt)))
    .returning({ id: pageNeeds.id, askedBy: pageNeeds.askedBy, reason: pageNeeds.reason })
  for (const { id, askedBy, reason } of rows)
    await record(tx, {
      ...{ actorId: settledBy, verb: 'settled-need', postId: pageId, rootId: pageId, subjectId: askedBy },
      data: { need: id, reason, resolution },
    })
  return rows.length
}
