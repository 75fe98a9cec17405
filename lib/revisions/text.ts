import { factLines } from '@/lib/issues/form'
import type { IssueFacts } from '@/lib/issues/types'
import type { Version } from './merge'

type WholeVersion = Version & {
  /** Pages only. */
  lead?: string | null
  topic?: string
  checkedAgainst?: string
  checkedOn?: string | null
  reviewBy?: string | null
  issue?: IssueFacts | null
}

/** A version as one text, so that a comparison shows everything that its editors write. */
export function versionText({ title, lead, tags, body, ...details }: WholeVersion): string {
  const { topic, checkedAgainst, checkedOn, reviewBy, issue = null } = details
  const head = [
    ...(title === null ? [] : [`Title: ${title}`]),
    ...(lead ? [`Summary: ${lead}`] : []),
    ...(topic ? [`Topic: ${topic}`] : []),
    ...(tags === null ? [] : [`Tags: ${tags.join(', ')}`]),
    ...(checkedAgainst ? [`Checked against: ${checkedAgainst}`] : []),
    ...(checkedOn ? [`Checked on: ${checkedOn}`] : []),
    ...(reviewBy ? [`Review by: ${reviewBy}`] : []),
    ...factLines(issue).map(({ label, text }) => `${label}: ${text}`),
  ]
  return head.length === 0 ? body : `${head.join('\n')}\n\n${body}`
}
