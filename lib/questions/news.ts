import 'server-only'
import { and, count, desc, eq, gt, ne } from 'drizzle-orm'
import { db } from '@/db/client'
import { posts, questions } from '@/db/schema'
import { mutedFor } from '@/lib/follows/muted'
import { listConditions } from './list'
import type { ListFilter } from './list-input'

/**
 * How many questions of others a list has that were asked since, or touched since where it is ordered by activity.
 * Looks at the latest `most` only, so it costs the same after a year's absence and in a forum of any size.
 */
export async function countNewQuestions(
  filter: ListFilter,
  { since, viewer, most }: { since: Date; viewer: { id: string }; most: number },
): Promise<number> {
  const conditions = await listConditions(filter, viewer)
  if (!conditions) return 0
  const isActive = filter.sort === 'active'
  const moment = isActive ? questions.lastActivityAt : posts.createdAt
  const latest = db
    .select({ at: moment })
    .from(posts)
    .innerJoin(questions, eq(questions.postId, posts.id))
    .where(
      and(
        ...conditions,
        mutedFor(viewer),
        ne(posts.authorId, viewer.id),
        isActive ? gt(moment, since) : undefined,
      ),
    )
    .orderBy(...(isActive ? [desc(moment), desc(questions.postId)] : [desc(posts.id)]))
    .limit(most)
    .as('latest')
  const [row] = await db.select({ news: count() }).from(latest).where(gt(latest.at, since))
  return row?.news ?? 0
}
