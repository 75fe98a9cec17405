import { mergeFacts, sameFacts } from '@/lib/issues/merge'
import { markers, mergeTexts } from '@/lib/merge/three-way'
import type { PageField, PageText } from './types'

export type PageMerge =
  | { clean: true; page: PageText }
  | { clean: false; draft: PageText; fields: PageField[] }

/**
 * Joins two edits of the same page: the text by lines, tags as sets, the facts of an issue one by one, every other field whole. A field both changed
 * differently is a conflict and keeps mine in the draft.
 */
export function mergePages(base: PageText, mine: PageText, theirs: PageText): PageMerge {
  const body = mergeTexts(base.body, mine.body, theirs.body)
  const issue = mergeFacts(base.issue, mine.issue, theirs.issue)
  const draft: PageText = {
    title: pick(base.title, mine.title, theirs.title),
    lead: pick(base.lead, mine.lead, theirs.lead),
    topic: pick(base.topic, mine.topic, theirs.topic),
    checkedAgainst: pick(base.checkedAgainst, mine.checkedAgainst, theirs.checkedAgainst),
    checkedOn: pick(base.checkedOn, mine.checkedOn, theirs.checkedOn),
    reviewBy: pick(base.reviewBy, mine.reviewBy, theirs.reviewBy),
    issue: issue.facts,
    tags: mergeTags(base.tags, mine.tags, theirs.tags),
    body: body.clean ? body.text : body.draft,
  }
  const fields: PageField[] = [
    ...singleFields.filter((field) => clashes(base[field], mine[field], theirs[field])),
    ...(issue.clean ? [] : ['issue' as const]),
  ]
  const clashing: PageField[] = body.clean ? fields : [...fields, 'body']
  return clashing.length === 0 ? { clean: true, page: draft } : { clean: false, draft, fields: clashing }
}

/** Line of the first marker a person has left in a text, or null. */
export function markerLine(body: string): number | null {
  const at = body.split('\n').findIndex((line) => line === markers.mine || line === markers.theirs)
  return at === -1 ? null : at + 1
}

export function samePage(one: PageText, other: PageText): boolean {
  const [left, right] = [one.tags.toSorted(), other.tags.toSorted()]
  return (
    one.body === other.body &&
    sameFacts(one.issue, other.issue) &&
    singleFields.every((field) => one[field] === other[field]) &&
    left.length === right.length &&
    left.every((tag, index) => tag === right[index])
  )
}

const singleFields = ['title', 'lead', 'topic', 'checkedAgainst', 'checkedOn', 'reviewBy'] as const

function pick<T>(base: T, mine: T, theirs: T): T {
  return mine === base ? theirs : mine
}

function clashes<T>(base: T, mine: T, theirs: T): boolean {
  return mine !== base && theirs !== base && mine !== theirs
}

/** Theirs, with what I added and without what I removed: sets never clash. */
function mergeTags(base: string[], mine: string[], theirs: string[]): string[] {
  const removed = new Set(base.filter((tag) => !mine.includes(tag)))
  const added = mine.filter((tag) => !base.includes(tag))
  return [...new Set([...theirs.filter((tag) => !removed.has(tag)), ...added])]
}
