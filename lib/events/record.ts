import 'server-only'
import type { Transaction } from '@/db/client'
import { events } from '@/db/schema'
import type { Verb } from './verbs'

export type NewEvent = {
  actorId: string | null
  verb: Verb
  postId?: number
  rootId?: number
  /** The person it was done to. */
  subjectId?: string
  data?: Record<string, unknown>
}

/** Writes one line of the log inside the caller's transaction and returns its id. */
export async function record(tx: Transaction, event: NewEvent): Promise<number> {
  const [row] = await tx.insert(events).values(event).returning({ id: events.id })
  if (!row) throw new Error('The event log returned no row')
  return row.id
}
