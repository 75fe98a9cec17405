/** Why a post is flagged; some need words. */
export const flagReasons = {
  spam: { label: 'Spam', hint: 'Advertises something and helps nobody here.', needsNote: false },
  abuse: { label: 'Rude or abusive', hint: 'A reasonable person would find it offensive.', needsNote: false },
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
  'not-an-answer': { label: 'Not an answer', hint: 'Does not try to answer the question.', needsNote: false },
  duplicate: { label: 'Duplicate', hint: 'Asked before. Name the other question.', needsNote: true },
  'low-quality': { label: 'Very low quality', hint: 'Cannot be saved by editing.', needsNote: false },
  other: { label: 'Something else', hint: 'Say what a moderator should look at.', needsNote: true },
} as const

export type FlagReason = keyof typeof flagReasons

export const closeReasons = {
  duplicate: 'Answered elsewhere already',
  'needs-information': 'Needs more information (environment, logs, versions)',
  'off-topic': 'Not about Linux GPU or accelerator drivers',
  'too-broad': 'Too broad to be answered',
  'not-reproducible': 'Cannot be reproduced or was a slip',
} as const

export type CloseReason = keyof typeof closeReasons
