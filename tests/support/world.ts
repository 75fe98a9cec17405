import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { tags, users, vendors } from '@/db/schema'
import { answerQuestion } from '@/lib/answers/commands'
import { addComment } from '@/lib/comments/commands'
import { askQuestion } from '@/lib/questions/commands'
import type { Failure, Result } from '@/lib/result'
import { foldHandle } from '@/lib/users/handle'
import type { Role, Viewer } from '@/lib/users/types'
import { earnReputation } from './earn'

/**
 * The small named world: Ada, a newcomer; Brook, trusted; Casey, a moderator; Dana, an administrator; and the vendors
 * with their tags. Each test file calls it once on its own fresh database; those that recount want it `earned`, at the
 * cost of a question of strangers where the votes were cast.
 */
export async function createWorld({ earned = false } = {}) {
  await createVendors()
  const [ada, brook, casey, dana] = [
    await createMember('Ada', { reputation: 1 }),
    await createMember('Brook', { reputation: 2_500 }),
    await createMember('Casey', { reputation: 800, role: 'moderator' }),
    await createMember('Dana', { reputation: 100, role: 'administrator' }),
  ]
  if (earned) for (const { id, reputation } of [brook, casey, dana]) await earnReputation(id, reputation)
  return { ada, brook, casey, dana }
}

export type World = Awaited<ReturnType<typeof createWorld>>

/** An account with a confirmed address, as every policy sees it. */
export async function createMember(
  handle: string,
  facts: { reputation?: number; role?: Role } = {},
): Promise<Viewer> {
  const email = `${handle.toLowerCase()}@example.test`
  const values = { handle, handleKey: foldHandle(handle), email, emailVerified: new Date(), ...facts }
  const [row] = await db.insert(users).values(values).returning()
  if (!row) throw new Error('No account')
  const { id, role, reputation, createdAt } = row
  return { id, handle, role, reputation, createdAt, emailVerified: true, suspension: null, sessionId: null }
}

/** The member as the database has them now, after votes and role changes. */
export async function reread(member: Viewer): Promise<Viewer> {
  const [row] = await db
    .select({ handle: users.handle, role: users.role, reputation: users.reputation })
    .from(users)
    .where(eq(users.id, member.id))
  if (!row) throw new Error('No such account')
  return { ...member, ...row }
}

export function suspended(member: Viewer, days = 7): Viewer {
  return { ...member, suspension: { reason: 'A test', until: new Date(Date.now() + days * 86_400_000) } }
}

export const blackScreen = {
  title: 'Black screen after 580',
  body: 'After the update to 580.95 the screen stays black as soon as the display manager starts.',
  tags: ['nvidia', 'wayland'],
}

/** For making a world: as the same person, without daily quotas and link limits. */
const unlimited = (member: Viewer): Viewer => ({ ...member, role: 'moderator' })

/** "Black screen after 580", asked through the command; every call makes another question. */
export async function ask(asker: Viewer, facts: Partial<typeof blackScreen> & { answer?: string } = {}) {
  const title = facts.title ?? `${blackScreen.title} (${randomUUID().slice(0, 8)})`
  const body = facts.body ?? `${blackScreen.body} Case ${randomUUID()}.`
  return value(
    await askQuestion(unlimited(asker), { ...blackScreen, ...facts, title, body, key: randomUUID() }),
  )
}

export async function answer(
  author: Viewer,
  questionId: number,
  body = 'Enable kernel mode setting: nvidia-drm.modeset=1.',
) {
  return value(await answerQuestion(unlimited(author), { id: questionId, body, key: randomUUID() }))
}

export async function comment(author: Viewer, postId: number, body = 'Which kernel is this?') {
  return value(await addComment(unlimited(author), { id: postId, body, key: randomUUID() }))
}

/** The value of a command that must succeed. */
export function value<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(`${result.error.code}: ${result.error.message}`)
}

/** The code of a command that must refuse. */
export function refusal<T>(result: Result<T>): Failure['code'] {
  if (!result.ok) return result.error.code
  throw new Error(`Not refused: ${JSON.stringify(result.value)}`)
}

/** Does something many times, as many at once as the pool takes; `width` stays under its queue. */
export async function inWaves<T>(
  times: number,
  work: (index: number) => Promise<T>,
  width = 40,
): Promise<T[]> {
  const all: T[] = []
  for (let from = 0; from < times; from += width) {
    const wave = Array.from({ length: Math.min(width, times - from) }, (_, index) => work(from + index))
    all.push(...(await Promise.all(wave)))
  }
  return all
}

async function createVendors() {
  const names = { nvidia: 'NVIDIA', amd: 'AMD', intel: 'Intel', general: 'General' }
  const rows = Object.entries(names).map(([slug, name], position) => ({
    slug,
    name,
    summary: name,
    position,
  }))
  await db.insert(vendors).values(rows).onConflictDoNothing()
  const vendorTags = ['nvidia', 'amd', 'intel'].map((name) => ({
    name,
    kind: 'vendor' as const,
    vendor: name,
  }))
  const topics = ['wayland', 'suspend', 'dkms', 'vulkan'].map((name) => ({ name, kind: 'topic' as const }))
  await db
    .insert(tags)
    .values([...vendorTags, ...topics])
    .onConflictDoNothing()
}
