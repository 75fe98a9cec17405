import type { BlameGroup } from './lines'

/** A revision that brought lines of the text. */
export type BlameOwner = {
  number: number
  kind: 'create' | 'edit' | 'revert' | 'merge' | 'rename'
  minor: boolean
  summary: string
  at: Date
  author: { handle: string }
  /** Who wrote it where it was imported from. */
  byline: string | null
}

export type BlameView = {
  /** The revision it is the blame of. */
  number: number
  groups: BlameGroup[]
  owners: Map<number, BlameOwner>
  /** Set when looking back took too long: lines without owner are older than this revision. Asking again goes on from there. */
  older: number | null
}
