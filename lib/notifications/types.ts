import type { Verb } from '@/lib/events/verbs'

export const mailCadences = ['immediate', 'daily', 'weekly', 'never'] as const
export type MailCadence = (typeof mailCadences)[number]
export type Preference = { inbox: boolean; mail: MailCadence }

/** What people are told of, and how unless they choose otherwise. */
export const kinds = {
  answer: kind('Answers', 'to your questions and to questions you watch', 'immediate', 'Answers'),
  comment: kind('Comments', 'on your posts and in threads you watch', 'daily', 'Comments'),
  mention: kind('Mentions', 'of your handle in any post', 'immediate', 'Mentions'),
  edit: kind('Edits', 'of your posts, and of questions and pages you watch', 'daily', 'Edits'),
  minor: {
    ...kind('Minor edits', 'of pages you watch', 'never', 'Minor'),
    usually: { inbox: false, mail: 'never' },
  },
  accepted: kind('Accepted answers', 'your answer solved it', 'daily', 'Accepted'),
  suggestion: kind('Suggested edits', 'of your posts, and what became of yours', 'daily', 'Suggestions'),
  new: kind('New questions and pages', 'with a tag or vendor you watch', 'daily', 'New'),
  release: kind(
    'Releases',
    'of drivers you watch, and branches that drop a device of yours',
    'daily',
    'Releases',
  ),
  flag: kind('Flags', 'what became of yours, and of changes you asked for', 'daily', 'Flags'),
  moderation: kind(
    'Moderation',
    'your posts closed, hidden, locked or deleted; your account',
    'daily',
    'Moderation',
  ),
  vote: kind('Votes', 'up for your posts', 'never', 'Votes'),
} as const

export type Kind = keyof typeof kinds
export type Preferences = Record<Kind, Preference>

export const kindNames = Object.keys(kinds).filter(isKind)

/** One line of the inbox: everything of one group. */
export type InboxLine = {
  /** Of the newest notification in the group: marking as read goes up to it. */
  id: number
  group: string
  kind: Kind
  at: Date
  text: string
  note: string
  href: string
  diff: string | null
  unread: boolean
}

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
  'approved-changes': 'edit',
  'held-change': 'suggestion',
  'rejected-changes': 'suggestion',
  accepted: 'accepted',
  suggested: 'suggestion',
  'accepted-suggestion': 'suggestion',
  'rejected-suggestion': 'suggestion',
  'outdated-suggestion': 'suggestion',
  asked: 'new',
  'created-page': 'new',
  'added-release': 'release',
  'dropped-support': 'release',
  'lost-support': 'release',
  'upheld-flag': 'flag',
  'declined-flag': 'flag',
  'settled-need': 'flag',
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

function kind(label: string, about: string, mail: MailCadence, short: string) {
  return { label, about, short, usually: { inbox: true, mail } satisfies Preference }
}
