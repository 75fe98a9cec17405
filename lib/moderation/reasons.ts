type Kind = 'question' | 'answer' | 'comment' | 'page'

type Reason = {
  label: string
  hint: string
  needsNote: boolean
  /** Kinds of post it makes sense for; all when absent. */
  for?: readonly Kind[]
  /** Not for people who have replied to the post: they argue, they do not report. */
  quarrelsome?: boolean
}

/** Why a post is flagged; some need words. */
export const flagReasons = {
  spam: { label: 'Spam', hint: 'Advertises something and helps nobody here.', needsNote: false },
  abuse: {
    label: 'Rude or abusive',
    hint: 'A reasonable person would find it offensive.',
    needsNote: false,
    quarrelsome: true,
  },
  dangerous: {
    label: 'Dangerous advice',
    hint: 'Following it can break a system or lose data. Say how.',
    needsNote: true,
  },
  'private-data': {
    label: 'Private data',
    hint: 'Shows names, addresses, serials or keys. Say where.',
    needsNote: true,
  },
  'not-an-answer': {
    label: 'Not an answer',
    hint: 'Does not try to answer the question.',
    needsNote: false,
    for: ['answer'],
    quarrelsome: true,
  },
  duplicate: {
    label: 'Duplicate',
    hint: 'Asked before. Name the other question.',
    needsNote: true,
    for: ['question'],
  },
  'low-quality': {
    label: 'Very low quality',
    hint: 'Cannot be saved by editing.',
    needsNote: false,
    quarrelsome: true,
  },
  other: { label: 'Something else', hint: 'Say what a moderator should look at.', needsNote: true },
} satisfies Record<string, Reason>

export type FlagReason = keyof typeof flagReasons

/** The reasons a form offers for one kind of post, with the rules of each. */
export function flagReasonsFor(kind: Kind): [FlagReason, Reason][] {
  return flagReasonKeys
    .map((key): [FlagReason, Reason] => [key, flagReasons[key]])
    .filter(([, reason]) => reason.for?.includes(kind) ?? true)
}

export const flagReasonKeys = [
  'spam',
  'abuse',
  'dangerous',
  'private-data',
  'not-an-answer',
  'duplicate',
  'low-quality',
  'other',
] as const satisfies readonly FlagReason[]

export const closeReasons = {
  duplicate: 'Answered elsewhere already',
  'needs-information': 'Needs more information (environment, logs, versions)',
  'off-topic': 'Not about Linux GPU or accelerator drivers',
  'too-broad': 'Too broad to be answered',
  'not-reproducible': 'Cannot be reproduced or was a slip',
} as const

export type CloseReason = keyof typeof closeReasons

export const closeReasonKeys = [
  'duplicate',
  'needs-information',
  'off-topic',
  'too-broad',
  'not-reproducible',
] as const satisfies readonly CloseReason[]
