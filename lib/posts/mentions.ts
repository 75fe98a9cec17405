import 'server-only'
import { and, eq, inArray, ne } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { events, users } from '@/db/schema'
import { record } from '@/lib/events/record'
import { foldHandle } from '@/lib/users/handle'
import type { Composed } from './compose'

/** More people than this are not called by one post. */
const MENTIONS_MAX = 10

type Mentioning = { postId: number; rootId: number; authorId: string; body: Composed }

/** Tells everyone named in the text, once a post: who was named in an earlier version is not called again. */
export async function recordMentions(tx: Transaction, mentioning: Mentioning): Promise<void> {
  const { postId, rootId, authorId } = mentioning
  for (const id of await listNewlyNamed(tx, mentioning))
    await record(tx, { actorId: authorId, verb: 'mentioned', postId, rootId, subjectId: id })
}

async function listNewlyNamed(tx: Transaction, { postId, authorId, body }: Mentioning): Promise<string[]> {
  const handles = body.rendered.mentions.slice(0, MENTIONS_MAX)
  if (handles.length === 0) return []
  const named = await tx
    .select({ id: users.id, handle: users.handle })
    .from(users)
    .where(
      and(
        inArray(users.handleKey, handles.map(foldHandle)),
        ne(users.id, authorId),
        ne(users.kind, 'system'),
      ),
    )
  const called = await tx
    .select({ id: events.subjectId })
    .from(events)
    .where(and(eq(events.postId, postId), eq(events.verb, 'mentioned')))
  // The key is the same for look-alikes; a mention means the handle as written.
  const written = new Set(handles.map((handle) => handle.toLowerCase()))
  return named
    .filter(({ handle }) => written.has(handle.toLowerCase()))
    .filter(({ id }) => !called.some((event) => event.id === id))
    .slice(0, MENTIONS_MAX - called.length)
    .map(({ id }) => id)
}
