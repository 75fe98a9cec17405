import type { Verb } from '@/lib/events/verbs'

export const mailCadences = ['immediate', 'daily', 'weekly', 'never'] as const
export type MailCadence = (typeof mailCadences)[number]
export type Preference = { inbox: boolean; mail: MailCadence }

/** What people are told of, and how unless they choose otherwise. */
export const kinds = {
  answer: kind('Answers', 'to your questions and to questions you watch', 'immediate'),
  comment: kind('Comments', 'on your posts and in threads you watch', 'daily'),
  mention: kind('Mentions', 'of your handle in any post', 'immediate'),
  edit: kind('Edits', 'of your posts, and of questions and pages you watch', 'daily'),
  accepted: kind('Accepted answers', 'your answer solved it', 'daily'),
  suggestion: kind('Suggested edits', 'of your posts, and what became of yours', 'daily'),
  new: kind('New questions and pages', 'with a tag or vendor you watch', 'daily'),
  flag: kind('Flags', 'what became of yours', 'daily'),
  moderation: kind('Moderation', 'your posts closed, hidden, locked or deleted; your account', 'daily'),
  vote: kind('Votes', 'up for your posts', 'never'),
} as const

export type Kind = keyof typeof kinds
export type Preferences = Record<Kind, Preference>

export const kindNames = Object.keys(kinds).filter(isKind)

export function isKind(name: string): name is Kind {
  return Object.hasOwn(kinds, name)
}

/** Which kind of news an act is; acts not named here are told to nobody. */
export const kindOfVerb: Partial<Record<Verb, Kind>> = {
  answered: 'answer',
  commented: 'comment',
  mentioned: 'mention',
  edited: 'edit',
  reverted: 'edit',
  'moved-page': 'edit',
  accepted: 'accepted',
  suggested: 'suggestion',
  'accepted-suggestion': 'suggestion',
  'rejected-suggestion': 'suggestion',
  asked: 'new',
  'created-page': 'new',
  'upheld-flag': 'flag',
  'declined-flag': 'flag',
  deleted: 'moderation',
  undeleted: 'moderation',
  hid: 'moderation',
  unhid: 'moderation',
  locked: 'moderation',
  unlocked: 'moderation',
  closed: 'moderation',
  reopened: 'moderation',
  suspended: 'moderation',
  'lifted-suspension': 'moderation',
  'changed-role': 'moderation',
  voted: 'vote',
}

function kind(label: string, about: string, mail: MailCadence) {
  return { label, about, usually: { inbox: true, mail } satisfies Preference }
}
