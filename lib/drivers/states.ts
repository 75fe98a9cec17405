import { z } from 'zod'
import { branchKinds } from './input'

/** What people can change of a release, as revisions keep it. */
export const releaseState = z.object({
  version: z.string(),
  branch: z.string(),
  releasedOn: z.string().nullable(),
  note: z.string(),
  sourceUrl: z.string(),
  /** Revisions from before it was kept have none. */
  dateSourceUrl: z.string().default(''),
  /** Why it was withdrawn; null while it stands. */
  withdrawn: z.string().nullable(),
})

/** The same of a branch. */
export const branchState = z.object({
  name: z.string(),
  kind: z.enum(branchKinds),
  endOfLife: z.string().nullable(),
  drops: z.array(z.string()),
  note: z.string(),
  sourceUrl: z.string(),
})

export type ReleaseState = z.output<typeof releaseState>
export type BranchState = z.output<typeof branchState>

export type FieldChange = { field: string; label: string; was: string; is: string }

const labels: Record<string, string> = {
  version: 'Version',
  branch: 'Branch',
  releasedOn: 'Released on',
  withdrawn: 'Withdrawn because',
  name: 'Name',
  kind: 'Kind',
  endOfLife: 'End of life',
  drops: 'Drops',
  note: 'Note',
  sourceUrl: 'Source',
  dateSourceUrl: 'Source of the date',
}

/** What differs between two states, one field a line. Without a `before` everything is new. */
export function changedFields(
  before: Record<string, unknown> | null,
  after: Record<string, unknown>,
): FieldChange[] {
  return Object.entries(labels)
    .map(([field, label]) => ({ field, label, was: wordsOf(before?.[field]), is: wordsOf(after[field]) }))
    .filter(({ was, is }) => was !== is)
}

export function sameState(one: Record<string, unknown>, other: Record<string, unknown>): boolean {
  return changedFields(one, other).length === 0
}

function wordsOf(value: unknown): string {
  if (Array.isArray(value)) return value.join(', ')
  return typeof value === 'string' ? value : ''
}
