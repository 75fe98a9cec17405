import type { RevisionLine } from './queries'

const verbs: Record<RevisionLine['kind'], string> = {
  create: 'wrote it',
  edit: 'edited',
  merge: 'edited, merged with other edits',
  revert: 'went back',
  rename: 'renamed it',
}

/** What a revision did, after its author's name. */
export function describeRevision({ kind, minor }: Pick<RevisionLine, 'kind' | 'minor'>): string {
  return minor ? `${verbs[kind]} (minor)` : verbs[kind]
}
