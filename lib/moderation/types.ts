import type { CloseReason, FlagReason } from './reasons'

/** Who did it, when and why. */
export type Measure = { by: string; at: Date; reason: string }

/** A post as moderators see it, whatever its state. */
export type FlaggedPostView = {
  id: number
  kind: 'question' | 'answer' | 'comment' | 'page'
  html: string
  excerpt: string
  visible: boolean
  score: number
  at: Date
  authorId: string
  author: {
    handle: string
    reputation: number
    role: 'member' | 'moderator' | 'administrator'
    kind: string
  }
  rootId: number
  rootKind: 'question' | 'page'
  /** Of the question or page it belongs to. */
  title: string
  path: string
  deletion: Measure | null
  hiding: Measure | null
  lock: Measure | null
  closure:
    | (Omit<Measure, 'reason'> & { reason: CloseReason; note: string; duplicateOf: number | null })
    | null
}

export type FlagView = {
  id: number
  postId: number
  by: string
  reason: FlagReason
  note: string
  at: Date
  /** How this person's earlier flags ended. */
  upheld: number
  declined: number
  outcome: { outcome: 'upheld' | 'declined'; by: string; at: Date; note: string } | null
}

/** What a member has been told and taken for so far. */
export type MemberRecord = {
  id: string
  handle: string
  posts: number
  /** Flags on their posts that were upheld, and posts others had to remove. */
  upheld: number
  removed: number
  suspensions: number
  suspendedUntil: Date | null
  since: Date
}
