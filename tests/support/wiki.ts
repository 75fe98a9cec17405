import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { db, transaction } from '@/db/client'
import { deletions, locks, posts } from '@/db/schema'
import { refreshVisibility } from '@/lib/posts/counters'
import type { Viewer } from '@/lib/users/types'
import { createPage } from '@/lib/wiki/commands'
import { editPage } from '@/lib/wiki/edit'
import type { EditInput } from '@/lib/wiki/input'
import { parsePath } from '@/lib/wiki/paths'
import { value } from './world'

export const xidErrors = {
  title: 'Xid errors',
  lead: 'What the kernel driver reports when a GPU fails.',
  topic: 'Diagnostics',
  tags: ['nvidia', 'wayland'],
  checkedAgainst: 'NVIDIA 580.95',
  checkedOn: '2026-11-01',
  reviewBy: null,
  body: 'Intro\n\n## First section\n\none\n\ntwo\n\nthree\n\n## Second section\n\nfour\n\nfive\n',
  summary: 'Start the page',
}

let made = 0

type PageFacts = Partial<Omit<typeof xidErrors, 'checkedOn' | 'reviewBy'>> & {
  path?: string
  checkedOn?: string | null
  reviewBy?: string | null
}

/** The page "Xid errors" at a path of its own. */
export async function writePage(author: Viewer, facts: PageFacts = {}) {
  made += 1
  const path = parsePath(facts.path ?? `nvidia/xid-errors-${made}`)
  if (!path) throw new Error(`Not a path: ${facts.path}`)
  return value(await createPage(author, { ...xidErrors, ...facts, path, key: randomUUID() }))
}

/** One edit of a page; what is not named stays as it is. */
export function edit(
  author: Viewer,
  id: number,
  change: Partial<EditInput> & { base: number; body: string },
) {
  return editPage(author, { id, summary: '', minor: false, ...change })
}

export async function currentText(id: number) {
  const [row] = await db
    .select({ body: posts.bodyMarkdown, number: posts.revisionCount })
    .from(posts)
    .where(eq(posts.id, id))
  if (!row) throw new Error('No such page')
  return row
}

/** A deletion as moderators make it, without their screen. */
export async function deleteQuietly(moderator: Viewer, postId: number): Promise<void> {
  await transaction(async (tx) => {
    await tx.select({ id: posts.id }).from(posts).where(eq(posts.id, postId)).for('no key update')
    await tx.insert(deletions).values({ postId, deletedBy: moderator.id })
    await refreshVisibility(tx, postId)
  })
}

export async function lockQuietly(moderator: Viewer, postId: number): Promise<void> {
  await transaction(async (tx) => {
    await tx.select({ id: posts.id }).from(posts).where(eq(posts.id, postId)).for('no key update')
    await tx.insert(locks).values({ postId, lockedBy: moderator.id, reason: 'A test' }).onConflictDoNothing()
  })
}
