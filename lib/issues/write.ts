import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { issueTargets, knownIssues, upstreamLinks } from '@/db/schema'
import { tags } from '@/lib/cache'
import { sameFacts } from './merge'
import { getFacts, listMatchingQuestions } from './queries'
import type { IssueFacts } from './types'

/**
 * Makes these the facts of a page; null makes it an ordinary one. The caller holds the page's lock and keeps them in a
 * revision. Returns the cache tags of all that shows them or did.
 */
export async function settleFacts(
  tx: Transaction,
  pageId: number,
  facts: IssueFacts | null,
): Promise<string[]> {
  const before = await getFacts(pageId, tx)
  if (sameFacts(before, facts)) return []
  const once = before ? await listMatchingQuestions(tx, pageId) : []
  await writeFacts(tx, pageId, facts)
  const questions = [...once, ...(facts ? await listMatchingQuestions(tx, pageId) : [])]
  const places = [before, facts].flatMap((some) => (some ? placesOf(some) : []))
  return [tags.issues, ...places, ...questions.map(tags.question)]
}

/** The cache tags of all that lists a page as a known issue; none for other pages. */
export async function listIssuePlaces(tx: Transaction, pageId: number): Promise<string[]> {
  const facts = await getFacts(pageId, tx)
  if (!facts) return []
  const questions = await listMatchingQuestions(tx, pageId)
  return [tags.issues, ...placesOf(facts), ...questions.map(tags.question)]
}

async function writeFacts(tx: Transaction, pageId: number, facts: IssueFacts | null): Promise<void> {
  await tx.delete(upstreamLinks).where(and(eq(upstreamLinks.postId, pageId), eq(upstreamLinks.via, 'facts')))
  await tx.delete(issueTargets).where(eq(issueTargets.pageId, pageId))
  if (!facts) {
    await tx.delete(knownIssues).where(eq(knownIssues.pageId, pageId))
    return
  }
  const { targets, upstream, ...row } = facts
  await tx
    .insert(knownIssues)
    .values({ pageId, ...row })
    .onConflictDoUpdate({ target: knownIssues.pageId, set: { ...row, updatedAt: sql`now()` } })
  if (targets.length > 0)
    await tx.insert(issueTargets).values(targets.map((target) => ({ pageId, ...target })))
  if (upstream.length > 0)
    await tx.insert(upstreamLinks).values(upstream.map((link) => ({ postId: pageId, ...link })))
}

/** Every page that shows an issue because it names their subject. */
function placesOf({ component, targets }: IssueFacts): string[] {
  const subjects = targets.map(({ kind, target }) => {
    if (kind === 'device') return tags.device(target)
    if (kind === 'driver') return tags.driver(target)
    return kind === 'signature' ? tags.signature(target) : tags.devices
  })
  return [tags.driver(component), ...subjects]
}
