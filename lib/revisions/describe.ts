type Revision = { kind: 'create' | 'edit' | 'revert' | 'merge' | 'rename'; minor: boolean }

const verbs: Record<Revision['kind'], string> = {
  create: 'wrote it',
  edit: 'edited',
  merge: 'edited, merged with other edits',
  revert: 'went back',
  rename: 'renamed it',
}

/** What a revision did, after its author's name. */
export function describeRevision({ kind, minor }: Revision): string {
  return minor ? `${verbs[kind]} (minor)` : verbs[kind]
}
