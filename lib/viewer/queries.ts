import 'server-only'
import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { db } from '@/db/client'
import { bookmarks, deletions, follows, locks, meToos, posts, tags, users, votes } from '@/db/schema'
import { countQueue } from '@/lib/moderation/queries'
import { countUnread } from '@/lib/notifications/queries'
import { listFilterOf } from '@/lib/questions/list-input'
import { countNewQuestions } from '@/lib/questions/news'
import { getChosenMachine } from '@/lib/reports/rigs'
import { getSettings } from '@/lib/settings/queries'
import { countWaiting } from '@/lib/suggestions/queries'
import { isModerator, type Viewer } from '@/lib/users/types'
import type { ViewerQuestion } from './input'
import { toolsFor } from './tools'
import { type FollowLevel, MOST_NEW, type ViewerAnswer, type ViewerPost } from './types'

export const signedOut: ViewerAnswer = { viewer: null, posts: {}, follows: {}, muted: [], mutedThreads: [] }

/** Everything that is this person's on one page, in a fixed number of queries whatever the page holds. */
export async function getViewerAnswer(viewer: Viewer, question: ViewerQuestion): Promise<ViewerAnswer> {
  const [unread, postStates, followed, person, queue, suggestions, rig] = await Promise.all([
    countUnread(viewer.id),
    listPostStates(viewer, question.posts),
    listFollows(viewer.id, question),
    getPerson(viewer.id),
    isModerator(viewer) ? countQueue() : undefined,
    countWaiting(viewer),
    question.ranges ? getChosenMachine(viewer.id) : null,
  ])
  const { handle, role, reputation } = viewer
  const since = person?.listsSeenAt
  return {
    viewer: { handle, name: person?.name ?? handle, role, reputation, unread, queue, suggestions },
    posts: postStates,
    follows: followed.levels,
    muted: followed.muted,
    mutedThreads: followed.mutedThreads,
    machine: rig?.machine,
    since: since?.toISOString(),
    news: since ? await countNews(viewer, since, question.page) : undefined,
    suspension: viewer.suspension
      ? { reason: viewer.suspension.reason, until: viewer.suspension.until.toISOString() }
      : undefined,
  }
}

async function listPostStates(viewer: Viewer, ids: number[]): Promise<Record<string, ViewerPost>> {
  if (ids.length === 0) return {}
  const root = alias(posts, 'root')
  const [settings, rows] = await Promise.all([
    getSettings(),
    db
      .select({
        id: posts.id,
        kind: posts.kind,
        authorId: posts.authorId,
        rootAuthorId: root.authorId,
        visible: posts.visible,
        vote: votes.value,
        bookmarked: sql<boolean>`${bookmarks.postId} is not null`,
        meToo: sql<boolean>`${meToos.questionId} is not null`,
        deleted: sql<boolean>`${deletions.postId} is not null`,
        locked: sql<boolean>`exists (select 1 from ${locks} where ${locks.postId} in (${posts.id}, ${posts.rootId}))`,
      })
      .from(posts)
      .innerJoin(root, eq(root.id, posts.rootId))
      .leftJoin(votes, and(eq(votes.postId, posts.id), eq(votes.userId, viewer.id)))
      .leftJoin(bookmarks, and(eq(bookmarks.postId, posts.id), eq(bookmarks.userId, viewer.id)))
      .leftJoin(meToos, and(eq(meToos.questionId, posts.id), eq(meToos.userId, viewer.id)))
      .leftJoin(deletions, eq(deletions.postId, posts.id))
      .where(inArray(posts.id, ids)),
  ])
  return Object.fromEntries(
    rows.map((row) => [
      String(row.id),
      {
        vote: row.vote === 1 ? 1 : row.vote === -1 ? -1 : 0,
        bookmarked: row.bookmarked,
        mine: row.authorId === viewer.id,
        meToo: row.meToo,
        can: toolsFor(viewer, row, settings),
      },
    ]),
  )
}

async function listFollows(userId: string, question: ViewerQuestion) {
  const rows = await db
    .select({
      tag: tags.name,
      postId: follows.postId,
      pciId: follows.pciId,
      driver: follows.driver,
      shelf: follows.shelf,
      level: follows.level,
    })
    .from(follows)
    .leftJoin(tags, eq(tags.id, follows.tagId))
    .where(and(eq(follows.userId, userId), wanted(question)))
    .orderBy(desc(follows.id))
    .limit(FOLLOWS_MAX)
  const levels: Record<string, FollowLevel> = {}
  for (const { level, ...row } of rows) levels[targetOf(row)] = level
  const mutes = rows.filter(({ level }) => level === 'mute')
  return {
    levels,
    muted: mutes.flatMap(({ tag }) => tag ?? []),
    mutedThreads: mutes.flatMap(({ postId }) => postId ?? []),
  }
}

/** All that a page asks for and that people mute by hand. */
const FOLLOWS_MAX = 2_000

function wanted({ posts: ids, tags: names, targets = [] }: ViewerQuestion) {
  const parts = [sql`${follows.level} = 'mute'`]
  const [pciIds, drivers] = [namesAfter('device:', targets), namesAfter('driver:', targets)]
  const shelves = namesAfter('shelf:', targets)
  if (ids.length > 0) parts.push(inArray(follows.postId, ids))
  if (names.length > 0) parts.push(inArray(tags.name, names))
  if (pciIds.length > 0) parts.push(inArray(follows.pciId, pciIds))
  if (drivers.length > 0) parts.push(inArray(follows.driver, drivers))
  if (shelves.length > 0) parts.push(inArray(follows.shelf, shelves))
  return sql`(${sql.join(parts, sql` or `)})`
}

type FollowRow = {
  tag: string | null
  postId: number | null
  pciId: string | null
  driver: string | null
  shelf: string | null
}

function targetOf({ tag, postId, pciId, driver, shelf }: FollowRow): string {
  if (tag !== null) return `tag:${tag}`
  if (postId !== null) return `post:${postId}`
  if (shelf !== null) return `shelf:${shelf}`
  return pciId === null ? `driver:${driver}` : `device:${pciId}`
}

function namesAfter(prefix: string, targets: string[]): string[] {
  return targets.flatMap((target) => (target.startsWith(prefix) ? target.slice(prefix.length) : []))
}

async function countNews(viewer: Viewer, since: Date, page: string | undefined) {
  const filter = page === undefined ? null : listFilterOf(page)
  return filter ? countNewQuestions(filter, { since, viewer, most: MOST_NEW + 1 }) : undefined
}

async function getPerson(userId: string) {
  const [row] = await db
    .select({ name: users.name, listsSeenAt: users.listsSeenAt })
    .from(users)
    .where(eq(users.id, userId))
  return row ?? null
}
