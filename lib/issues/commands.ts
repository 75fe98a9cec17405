import 'server-only'
import { inArray } from 'drizzle-orm'
import { transaction } from '@/db/client'
import { drivers, signatures } from '@/db/schema'
import { fail, type Result } from '@/lib/result'
import type { Viewer } from '@/lib/users/types'
import { createPage, type PageCreated } from '@/lib/wiki/commands'
import { editPage, type PageEditResult } from '@/lib/wiki/edit'
import type { CreateInput } from '@/lib/wiki/input'
import type { FactsInput, IssueInput } from './input'
import type { IssueTarget } from './types'

/** A page under its vendor with the facts of the issue, both or neither. */
export async function createIssue(
  viewer: Viewer,
  page: CreateInput,
  issue: IssueInput,
): Promise<Result<PageCreated>> {
  const wrong = await refuseTargets(issue.targets)
  return wrong ?? createPage(viewer, { ...page, issue })
}

/**
 * Corrects the facts of an issue, or makes one of a page: an edit of the page like any other, so that it is merged,
 * suggested, shown in the history and taken back like one.
 */
export async function saveIssueFacts(
  viewer: Viewer,
  { id, base, summary, ...issue }: FactsInput,
): Promise<PageEditResult> {
  const wrong = await refuseTargets(issue.targets)
  return wrong ?? editPage(viewer, { id, base, summary, minor: false, issue })
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
