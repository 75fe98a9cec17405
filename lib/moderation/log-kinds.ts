import type { Verb } from '@/lib/events/verbs'

/** The parts of the public log one can look at alone. */
export const logKinds = {
  deletions: { label: 'Deletions', verbs: ['deleted', 'undeleted', 'removed-file'] },
  hidings: { label: 'Hidden posts', verbs: ['hid', 'unhid'] },
  revisions: { label: 'Hidden revisions', verbs: ['hid-revision', 'unhid-revision'] },
  protections: { label: 'Protected pages', verbs: ['protected', 'unprotected'] },
  locks: { label: 'Locks', verbs: ['locked', 'unlocked'] },
  closures: { label: 'Closed questions', verbs: ['closed', 'reopened'] },
  suspensions: { label: 'Suspensions', verbs: ['suspended', 'lifted-suspension'] },
  moves: { label: 'Moved pages', verbs: ['moved-subtree'] },
  settings: { label: 'Settings and roles', verbs: ['changed-setting', 'changed-role'] },
} as const satisfies Record<string, { label: string; verbs: readonly Verb[] }>

export type LogKind = keyof typeof logKinds

export function isLogKind(kind: string): kind is LogKind {
  return Object.hasOwn(logKinds, kind)
}

export type LogEntry = {
  id: number
  at: Date
  verb: string
  data: Record<string, unknown>
  /** Null for the site itself. */
  actor: string | null
  /** To whom, or to whose post. */
  subject: string | null
  /** `title` is null while the post is removed. */
  post: { id: number; kind: string; title: string | null } | null
  undoable: boolean
}
