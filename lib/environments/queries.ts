import 'server-only'
import { eq, inArray } from 'drizzle-orm'
import { db } from '@/db/client'
import { environments, postEnvironments } from '@/db/schema'
import { parseEnvironment } from './parse'
import { readFacts } from './stored'
import type { Environment } from './types'

export type StoredEnvironment = { id: number; facts: Environment; log: string }

const columns = { id: environments.id, facts: environments.facts, log: environments.log }

export async function getEnvironment(id: number): Promise<StoredEnvironment | null> {
  const [row] = await db.select(columns).from(environments).where(eq(environments.id, id))
  return row ? toStored(row) : null
}

/** The machine that a post speaks of, with its whole text. */
export async function getPostEnvironment(postId: number): Promise<StoredEnvironment | null> {
  return (await environmentsOf([postId])).get(postId) ?? null
}

/** The machines that posts speak of, by post id. */
export async function environmentsOf(postIds: number[]): Promise<Map<number, StoredEnvironment>> {
  if (postIds.length === 0) return new Map()
  const rows = await db
    .select({ postId: postEnvironments.postId, ...columns })
    .from(postEnvironments)
    .innerJoin(environments, eq(environments.id, postEnvironments.environmentId))
    .where(inArray(postEnvironments.postId, postIds))
  return new Map(rows.map(({ postId, ...row }) => [postId, toStored(row)]))
}

function toStored({ facts, ...row }: { id: number; facts: unknown; log: string }): StoredEnvironment {
  return { ...row, facts: readFacts(facts) ?? parseEnvironment(row.log) }
}
