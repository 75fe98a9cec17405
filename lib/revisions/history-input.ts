import { z } from 'zod'
import { revisionNumber } from './input'

export type HistoryPlace = { number: number } | { day: string }

/** What part of a history is looked at. `at` is as typed: a number or a day. */
export type HistoryFilter = {
  before?: number
  by?: string
  hideMinor: boolean
  at?: string
}

const one = (form: RegExp) =>
  z
    .string()
    .trim()
    .regex(form)
    .optional()
    .or(z.literal('').transform(() => undefined))

const query = z.object({
  before: revisionNumber.optional(),
  by: one(/^@?[\w.-]{1,40}$/).transform((handle) => handle?.replace(/^@/, '')),
  minor: one(/^hide$/).transform((value) => value === 'hide'),
  at: one(/^[\s\S]{1,40}$/),
})

/** Reads `?by=ada&minor=hide&at=2026-11-30&before=12`; null for what our links and form never say. */
export function historyFilter(asked: Record<string, string | string[] | undefined>): HistoryFilter | null {
  const read = query.safeParse(asked)
  if (!read.success) return null
  const { minor, ...filter } = read.data
  return { ...filter, hideMinor: minor }
}

/** A revision's number, or a day like 2026-11-30; null for anything else. */
export function historyPlace(at: string): HistoryPlace | null {
  const number = revisionNumber.safeParse(at)
  if (number.success) return { number: number.data }
  const day = z.iso.date().safeParse(at)
  return day.success ? { day: day.data } : null
}

/** The address of the part of a history; `at` is left out, because `before` says where it led. */
export function historyPath(base: string, { before, by, hideMinor }: Partial<HistoryFilter>): string {
  const asked = new URLSearchParams()
  if (by) asked.set('by', by)
  if (hideMinor) asked.set('minor', 'hide')
  if (before !== undefined) asked.set('before', String(before))
  return asked.size === 0 ? base : `${base}?${asked}`
}
