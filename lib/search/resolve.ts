import 'server-only'
import { and, desc, eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { follows, users } from '@/db/schema'
import { getMachine } from '@/lib/rigs/match'
import { resolveTags } from '@/lib/tags/queries'
import { foldHandle } from '@/lib/users/handle'
import type { ResolvedSearch } from './match'
import type { ParsedSearch } from './parse'

export type Resolution = {
  resolved: ResolvedSearch
  /** Why nothing can be found: a tag or a person that does not exist. */
  missing: string[]
}

/** Each is one more look-up; the newest count. */
const MUTED_MAX = 200

/** Looks up the names of a search: tags with everything below them, a person, and what the viewer muted. */
export async function resolveSearch(search: ParsedSearch, viewerId: string | null): Promise<Resolution> {
  const [{ known, unknown }, authorId, muted, machine] = await Promise.all([
    resolveNames(search),
    search.user ? findAuthor(search.user) : null,
    viewerId ? listMuted(viewerId) : { tags: [], threads: [] },
    search.rig && viewerId ? getMachine({ id: viewerId }) : null,
  ])
  const families = await listFamilies(known.map(({ id }) => id))
  const asked = search.tags.filter(({ not }) => !not).map(({ name }) => name)
  const tags = known.map(({ id, not }) => ({ ids: families.get(id) ?? [id], not }))
  const wanted = new Set(known.filter(({ not }) => !not).map(({ id }) => id))
  return {
    // Whoever asks for a muted tag by name wants to see it this once.
    resolved: {
      search,
      relaxed: false,
      tags,
      authorId,
      machine,
      muted: { ...muted, tags: muted.tags.filter((id) => !wanted.has(id)) },
    },
    missing: [
      ...unknown.filter((name) => asked.includes(name)).map((name) => `There is no tag [${name}].`),
      ...(search.rig && !machine ? [noMachine] : []),
      ...(search.user && !authorId ? [`There is nobody called ${search.user}.`] : []),
    ],
  }
}

const noMachine =
  'rig:mine needs a rig of yours: save one in your settings and choose it as your environment.'

async function resolveNames({ tags }: ParsedSearch) {
  const [wanted, unwanted] = await Promise.all(
    [false, true].map((not) =>
      resolveTags(
        db,
        tags.filter((tag) => tag.not === not).map(({ name }) => name),
      ),
    ),
  )
  return {
    known: [
      ...(wanted?.known ?? []).map((tag) => ({ ...tag, not: false })),
      ...(unwanted?.known ?? []).map((tag) => ({ ...tag, not: true })),
    ],
    unknown: wanted?.unknown ?? [],
  }
}

/** Each tag with all tags below it, itself included. */
async function listFamilies(ids: number[]): Promise<Map<number, number[]>> {
  const families = new Map<number, number[]>()
  if (ids.length === 0) return families
  const rows = await db.execute<{ top: number; id: number }>(sql`
    with recursive family as (
      select id as top, id from tag where id in ${ids}
      union
      select f.top, t.id from family f join tag t on t.parent_id = f.id
    ) select top, id from family limit 500`)
  for (const { top, id } of rows) families.set(top, [...(families.get(top) ?? []), id])
  return families
}

async function findAuthor(handle: string): Promise<string | null> {
  const [row] = await db
    .select({ id: users.id })
    .from(users)
    .where(eq(users.handleKey, foldHandle(handle)))
  return row?.id ?? null
}

async function listMuted(userId: string): Promise<ResolvedSearch['muted']> {
  const rows = await db
    .select({ tagId: follows.tagId, postId: follows.postId })
    .from(follows)
    .where(and(eq(follows.userId, userId), eq(follows.level, 'mute')))
    .orderBy(desc(follows.id))
    .limit(MUTED_MAX)
  return {
    tags: rows.flatMap(({ tagId }) => tagId ?? []),
    threads: rows.flatMap(({ postId }) => postId ?? []),
  }
}
