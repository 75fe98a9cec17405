import 'server-only'
import { eq, inArray, sql } from 'drizzle-orm'
import { type Transaction, transaction } from '@/db/client'
import { drivers, issueTargets, knownIssues, signatures, upstreamLinks } from '@/db/schema'
import { expire, tags } from '@/lib/cache'
import { record } from '@/lib/events/record'
import { spendQuota } from '@/lib/limits/quota'
import { inTurn } from '@/lib/limits/turn'
import { refuseThread } from '@/lib/posts/policy'
import { lockThread } from '@/lib/posts/thread'
import { fail, ok, type Result } from '@/lib/result'
import { getSettings } from '@/lib/settings/queries'
import { refuseWriting } from '@/lib/users/policy'
import type { Viewer } from '@/lib/users/types'
import { createPage } from '@/lib/wiki/commands'
import type { CreateInput } from '@/lib/wiki/input'
import { canEditPages } from '@/lib/wiki/policy'
import type { IssueInput } from './input'
import { getIssue, listMatchingQuestions } from './queries'
import type { IssueFacts, IssueTarget } from './types'

export type IssueSaved = { id: number; path: string }

/** A page under its vendor with the facts of the issue, both or neither. */
export async function createIssue(
  viewer: Viewer,
  page: CreateInput,
  facts: IssueInput,
): Promise<Result<IssueSaved>> {
  const wrong = await refuseTargets(facts.targets)
  if (wrong) return wrong
  let questions: number[] = []
  const result = await createPage(viewer, page, {
    alongside: async (tx, pageId) => {
      await writeFacts(tx, pageId, facts)
      questions = await listMatchingQuestions(tx, pageId)
    },
  })
  if (!result.ok) return result
  expireIssue(result.value.path, facts, questions)
  return result
}

/** Corrects the facts of an issue, or makes one of a page. */
export async function saveIssueFacts(
  viewer: Viewer,
  { id, ...facts }: IssueInput & { id: number },
): Promise<Result<IssueSaved>> {
  const refused = refuseWriting(viewer)
  if (refused) return refused
  const wrong = await refuseTargets(facts.targets)
  if (wrong) return wrong
  const result = await inTurn(viewer, () => transaction((tx) => save(tx, viewer, id, facts)))
  if (!result.ok) return result
  const { path, before, questions } = result.value
  expireIssue(path, facts, questions)
  if (before) expireIssue(path, before, [])
  return ok({ id, path })
}

type Saved = { path: string; before: IssueFacts | null; questions: number[] }

async function save(tx: Transaction, viewer: Viewer, id: number, facts: IssueInput): Promise<Result<Saved>> {
  const thread = await lockThread(tx, id)
  const refused = refuseThread(viewer, thread)
  if (refused || !thread) return refused ?? fail('not-found', 'There is no such page.')
  if (thread.kind !== 'page') return fail('invalid', 'A known issue is a page of the wiki.')
  const settings = await getSettings(tx)
  if (!canEditPages(viewer, settings))
    return fail('forbidden', `Editing known issues takes ${settings['reputation.editWiki']} reputation.`)
  const spent = await spendQuota(tx, viewer, 'edits')
  if (spent && !spent.ok) return spent
  const before = await getIssue(id, tx)
  const once = await listMatchingQuestions(tx, id)
  await writeFacts(tx, id, facts)
  const questions = [...once, ...(await listMatchingQuestions(tx, id))]
  await record(tx, {
    ...{ actorId: viewer.id, verb: 'edited-issue', postId: id, rootId: id, subjectId: thread.authorId },
    data: { before, after: facts },
  })
  return ok({ path: thread.root.slug, before, questions })
}

async function writeFacts(tx: Transaction, pageId: number, facts: IssueInput): Promise<void> {
  const { targets, upstream, ...row } = facts
  await tx
    .insert(knownIssues)
    .values({ pageId, ...row })
    .onConflictDoUpdate({ target: knownIssues.pageId, set: { ...row, updatedAt: sql`now()` } })
  await tx.delete(issueTargets).where(eq(issueTargets.pageId, pageId))
  if (targets.length > 0)
    await tx.insert(issueTargets).values(targets.map((target) => ({ pageId, ...target })))
  await tx.delete(upstreamLinks).where(eq(upstreamLinks.postId, pageId))
  if (upstream.length > 0)
    await tx.insert(upstreamLinks).values(upstream.map((link) => ({ postId: pageId, ...link })))
}

/** Drivers and errors are ours, so a name that we do not know is a slip. */
async function refuseTargets(targets: IssueTarget[]): Promise<Extract<Result, { ok: false }> | null> {
  const named = (kind: IssueTarget['kind']) => targets.flatMap((one) => (one.kind === kind ? one.target : []))
  const [slugs, ids] = [named('driver'), named('signature')]
  return transaction(async (tx) => {
    const knownDrivers = slugs.length
      ? await tx.select({ name: drivers.slug }).from(drivers).where(inArray(drivers.slug, slugs))
      : []
    const knownErrors = ids.length
      ? await tx.select({ name: signatures.id }).from(signatures).where(inArray(signatures.id, ids))
      : []
    return (
      unknown('drivers', 'driver', slugs, knownDrivers) ?? unknown('signatures', 'error', ids, knownErrors)
    )
  })
}

function unknown(field: string, word: string, wanted: string[], known: { name: string }[]) {
  const missing = wanted.find((name) => !known.some((row) => row.name === name))
  if (missing === undefined) return null
  const message = `There is no ${word} “${missing}” here.`
  return fail('invalid', message, { fields: { [field]: message } })
}

/** Its page, the lists, and every page that shows it because it names their subject. */
function expireIssue(
  path: string,
  { component, targets }: Pick<IssueFacts, 'component' | 'targets'>,
  questions: number[],
): void {
  const subjects = targets.flatMap(({ kind, target }) =>
    kind === 'device'
      ? tags.device(target)
      : kind === 'driver'
        ? tags.driver(target)
        : kind === 'signature'
          ? tags.signature(target)
          : tags.devices,
  )
  expire(tags.page(path), tags.issues, tags.driver(component), ...subjects, ...questions.map(tags.question))
}
