import { z } from 'zod'
import { editSummary, singleLine, storableText } from '@/lib/posts/input'
import { isVersion } from '@/lib/versions/compare'
import type { BranchKind } from './types'

export const VERSION_MAX = 60
export const NAME_MAX = 40
export const NOTE_MAX = 500
export const URL_MAX = 500
export const REASON_MAX = 200

export const branchKinds = [
  'production',
  'long-term',
  'new-feature',
  'beta',
  'legacy',
  'stable',
] as const satisfies readonly BranchKind[]

const EARLIEST = '1995-01-01'

const id = z
  .string()
  .regex(/^[1-9]\d{0,9}$/)
  .transform(Number)

const driver = z.string().regex(/^[a-z0-9]+(?:[-_][a-z0-9]+)*$/, 'Not a driver of ours.')

const note = storableText
  .transform((text) => text.trim())
  .pipe(z.string().max(NOTE_MAX, `At most ${NOTE_MAX} characters.`))

/** A day, or nothing. What is not out yet is not listed. */
const day = (latest: () => string) =>
  singleLine
    .transform((text) => (text === '' ? null : text))
    .pipe(
      z.iso
        .date('Write a day as 2026-03-05, or leave it empty.')
        .refine((date) => date >= EARLIEST, 'That is before any of these drivers.')
        .refine((date) => date <= latest(), 'That day is too far ahead.')
        .nullable(),
    )

const source = singleLine.pipe(
  z
    .string()
    .max(URL_MAX, `At most ${URL_MAX} characters.`)
    .refine(isWebAddress, 'Give the full address of a page that says so, beginning with https://.'),
)

/** The same, or nothing. */
const maybeSource = singleLine.pipe(z.union([z.literal(''), source]))

const branchName = singleLine.pipe(
  z
    .string()
    .max(NAME_MAX, `At most ${NAME_MAX} characters.`)
    .regex(/^[A-Za-z0-9][A-Za-z0-9 .+_-]*$/, 'Letters, digits, dots and hyphens, such as R580 or 26.0.'),
)

/** The revision an edit started from; 0 when there was none. */
const base = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number)
  .catch(0)

/** A new release (without `id`), or a correction of one. */
export const releaseInput = z
  .object({
    driver,
    id: id.optional(),
    base: base.default(0),
    version: singleLine.pipe(
      z
        .string()
        .max(VERSION_MAX, `At most ${VERSION_MAX} characters.`)
        .refine(isVersion, 'A version begins with a number, such as 580.95.05.'),
    ),
    branch: branchName,
    releasedOn: day(() => daysAhead(1)),
    note,
    sourceUrl: source,
    dateSourceUrl: maybeSource.default(''),
    withdrawn: z.literal('on').optional(),
    reason: singleLine.pipe(z.string().max(REASON_MAX, `At most ${REASON_MAX} characters.`)).default(''),
    summary: editSummary,
  })
  .refine(({ withdrawn, reason }) => withdrawn === undefined || reason !== '', {
    path: ['reason'],
    error: 'Say why it was withdrawn.',
  })

export type ReleaseInput = z.output<typeof releaseInput>

/** A new branch (without `id`), or a correction of one. */
export const branchInput = z.object({
  driver,
  id: id.optional(),
  base: base.default(0),
  name: branchName,
  kind: z.enum(branchKinds, 'Choose one of the kinds.'),
  endOfLife: day(() => daysAhead(20 * 366)),
  drops: singleLine
    .transform((text) => [
      ...new Set(
        text
          .split(/\s*[,;]\s*/)
          .map((name) => name.trim())
          .filter(Boolean),
      ),
    ])
    .pipe(z.array(z.string().max(40)).max(12, 'At most 12 architectures.')),
  note,
  sourceUrl: source,
  summary: editSummary,
})

export type BranchInput = z.output<typeof branchInput>

/** Brings back how something was after a revision, or before it. */
export const restoreInput = z.object({
  driver,
  revision: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .transform(Number),
  state: z.enum(['before', 'after']),
})

export type RestoreInput = z.output<typeof restoreInput>

/** A driver's name in an address, or null when no driver can have it. */
export function readDriverSlug(text: string): string | null {
  return driver.max(60).safeParse(text).data ?? null
}

/** A branch's name as it stands in an address (`24.35%20legacy1`), or null when none can have it. */
export function readBranchName(text: string): string | null {
  try {
    return branchName.safeParse(decodeURIComponent(text)).data ?? null
  } catch {
    return null
  }
}

/** A number in an address, or null. */
export function readRowId(text: string): number | null {
  const number = id.safeParse(text).data
  return number !== undefined && number <= 2_147_483_647 ? number : null
}

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, password, hostname } = new URL(text)
  return /^https?:$/.test(protocol) && username === '' && password === '' && hostname.includes('.')
}

const daysAhead = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
