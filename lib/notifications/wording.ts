import type { Verb } from '@/lib/events/verbs'
import { formatDate } from '@/lib/format/dates'
import { closeReasons } from '@/lib/moderation/reasons'
import { postPath } from '@/lib/posts/path'
import { routes } from '@/lib/routes'
import { type Kind, kindOfVerb } from './types'

export type PostFacts = {
  id: number
  kind: 'question' | 'answer' | 'comment' | 'page'
  authorId: string | null
  excerpt: string
  /** Deleted or hidden by now: its words and its title are shown to its author only. */
  removed: boolean
  rootId: number
  root: { kind: 'question' | 'page'; title: string; slug: string }
}

export type EventFacts = {
  id: number
  at: Date
  verb: Verb
  data: Record<string, unknown>
  actorId: string | null
  /** Null for the site itself and for accounts that are gone. */
  actor: string | null
  post: PostFacts | null
}

/** Repeats with one key are one line. */
export function groupKeyOf(kind: Kind, event: { id: number; postId: number | null; rootId: number | null }) {
  const { id, postId, rootId } = event
  if (kind === 'moderation' || kind === 'flag' || kind === 'release') return `${kind}:event:${id}`
  return kind === 'answer' || kind === 'comment' || kind === 'mention' || kind === 'new'
    ? `${kind}:${rootId}`
    : `${kind}:${postId}`
}

/** One line of the inbox, of a digest, or the first of a mail: what `reader` is told, `count` times over. */
export function headline(facts: EventFacts, reader: string, count = 1): string {
  const { verb, data, post } = facts
  const words: Words = {
    count,
    data,
    who: facts.actor ?? 'Somebody',
    title: post ? titleOf(post, reader) : '',
    thing: post ? thingOf(post, reader) : 'a post',
  }
  return (lines[verb] ?? moderated(verb))(words)
}

/** The sentence below: what was written, or why it was done. Empty when there is nothing to say. */
export function noteOf({ verb, data, post }: EventFacts, reader: string): string {
  if (verb === 'closed') return [closingReason(text(data.reason)), text(data.note)].filter(Boolean).join('. ')
  const reasoned: Verb[] = ['suspended', 'rejected-suggestion', 'rejected-changes']
  if (verb in moderationWords || reasoned.includes(verb)) return text(data.reason)
  if (verb === 'upheld-flag' || verb === 'declined-flag') return text(data.note)
  if (verb === 'settled-need') return text(data.resolution)
  if (isEdit(verb)) return text(data.summary)
  const quotes: Verb[] = ['answered', 'commented', 'mentioned', 'asked', 'created-page']
  return post && quotes.includes(verb) && isShown(post, reader) ? post.excerpt : ''
}

/** Where the line leads. */
export function pathOf({ verb, post, data }: EventFacts, reader: string): string {
  if (isOfDriver(verb)) return routes.driver(text(data.driver))
  if (!post) return verb === 'changed-role' ? routes.settings('account') : routes.inbox()
  const { suggestion } = data
  if (kindOfVerb[verb] === 'suggestion' && !post.removed && typeof suggestion === 'number')
    return routes.suggestion(suggestion)
  if (verb === 'held-change') return diffPathOf({ verb: 'edited', post, data }) ?? routes.post(post.id)
  return isShown(post, reader) && !post.removed ? postPath(post) : routes.post(post.id)
}

/** The comparison that shows an edit, if it is one, or all edits between two revisions. */
export function diffPathOf(
  { verb, post, data }: Pick<EventFacts, 'verb' | 'post' | 'data'>,
  range?: { from: number; to: number },
): string | null {
  const number = data.number
  if (!post || post.removed || !isEdit(verb) || typeof number !== 'number' || number < 2) return null
  const { from, to } = range ?? { from: editedFrom(data) ?? number - 1, to: number }
  return post.kind === 'page' ? routes.pageDiff(post.root.slug, from, to) : routes.postDiff(post.id, from, to)
}

/** What was shown before, where an event stands for several revisions at once. */
export function editedFrom({ from }: Record<string, unknown>): number | null {
  return typeof from === 'number' ? from : null
}

/** Whether its words may be shown to this reader. */
export function isShown(post: PostFacts, reader: string): boolean {
  return !post.removed || post.authorId === reader
}

type Words = { count: number; data: Record<string, unknown>; who: string; title: string; thing: string }
type Line = (words: Words) => string

const lines: Partial<Record<Verb, Line>> = {
  answered: ({ count, who, title }) =>
    count > 1 ? `${count} answers to ${title}` : `${who} answered ${title}`,
  commented: ({ count, who, title }) =>
    count > 1 ? `${count} comments on ${title}` : `${who} commented on ${title}`,
  mentioned: ({ count, who, title }) =>
    count > 1 ? `${count} mentions of you in ${title}` : `${who} mentioned you in ${title}`,
  edited: edit('edited'),
  reverted: edit('reverted'),
  'moved-page': edit('moved'),
  'approved-changes': edit('approved changes of'),
  'held-change': ({ count, who, thing }) =>
    count > 1
      ? `${count} changes of ${thing} wait for approval`
      : `${who} changed ${thing}; it waits for approval`,
  'rejected-changes': ({ thing }) => `Your change of ${thing} was not approved`,
  accepted: ({ who, thing }) => `${who} accepted ${thing}`,
  suggested: ({ count, who, thing }) =>
    count > 1 ? `${count} suggested edits of ${thing}` : `${who} suggested an edit of ${thing}`,
  'accepted-suggestion': ({ thing, data }) =>
    data.partial === true
      ? `Your edit of ${thing} was accepted ${text(data.how) || 'in part'}`
      : `Your edit of ${thing} was accepted`,
  'rejected-suggestion': ({ thing }) => `Your edit of ${thing} was not taken over`,
  'outdated-suggestion': ({ thing }) => `Your edit of ${thing} clashes with a newer one`,
  asked: ({ title }) => `New question: ${title}`,
  'created-page': ({ title }) => `New page: ${title}`,
  'upheld-flag': ({ thing }) => `Your flag on ${thing} was upheld`,
  'declined-flag': ({ thing }) => `Your flag on ${thing} was declined`,
  'settled-need': ({ thing }) => `The change you asked for on ${thing} is settled`,
  'added-release': ({ data }) => `${text(data.driver)} ${text(data.version)} is out`,
  'dropped-support': ({ data }) =>
    `${text(data.driver)} ${text(data.branch)} no longer drives ${words(data.architectures)}`,
  'lost-support': ({ data }) =>
    `${text(data.driver)} ${text(data.branch)} no longer drives your ${text(data.device)}`,
  voted: ({ count, thing }) => `${count > 1 ? `${count} people` : 'Somebody'} voted up ${thing}`,
  suspended: ({ data }) => suspensionLine(text(data.until)),
  'lifted-suspension': () => 'Your suspension has ended',
  'changed-role': ({ data }) => `Your role is now: ${text(data.to)}`,
}

function edit(done: string): Line {
  return ({ count, who, thing }) => (count > 1 ? `${count} edits of ${thing}` : `${who} ${done} ${thing}`)
}

function suspensionLine(written: string): string {
  const until = new Date(written)
  const end = Number.isNaN(until.getTime()) ? '' : ` until ${formatDate(until)}`
  return `Your account is suspended${end}`
}

function titleOf(post: PostFacts, reader: string): string {
  return isShown(post, reader) ? `“${post.root.title}”` : 'a post that has been removed'
}

function thingOf(post: PostFacts, reader: string): string {
  if (!isShown(post, reader)) return 'a post that has been removed'
  const title = titleOf(post, reader)
  const mine = post.authorId === reader
  if (post.kind === 'page') return `the page ${title}`
  if (post.kind === 'question') return mine ? `your question ${title}` : title
  const whose = mine ? 'your' : post.kind === 'answer' ? 'an' : 'a'
  return `${whose} ${post.kind} ${post.kind === 'answer' ? 'to' : 'on'} ${title}`
}

const moderationWords: Partial<Record<Verb, string>> = {
  deleted: 'deleted',
  undeleted: 'restored',
  hid: 'hid',
  unhid: 'showed again',
  locked: 'locked',
  unlocked: 'unlocked',
  closed: 'closed',
  reopened: 'reopened',
}

function moderated(verb: Verb): Line {
  return ({ thing }) => `A moderator ${moderationWords[verb] ?? verb} ${thing}`
}

export function isEdit(verb: Verb): boolean {
  return kindOfVerb[verb] === 'edit'
}

function closingReason(reason: string): string {
  return new Map<string, string>(Object.entries(closeReasons)).get(reason) ?? ''
}

function isOfDriver(verb: Verb): boolean {
  return kindOfVerb[verb] === 'release'
}

function words(value: unknown): string {
  return Array.isArray(value) ? value.map(text).filter(Boolean).join(', ') : ''
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
