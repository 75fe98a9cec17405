export type Newest = { driver: string; version: string; day: string }

/** Where a page of the list begins: after this line. `at` keeps its microseconds. */
export type VerifyCursor = { at: string; postId: number; driver: string }

/** A post that the newest release of a driver has overtaken. */
export type StaleLine = {
  postId: number
  kind: 'answer' | 'page'
  title: string
  driver: string
  /** The newest release. */
  version: string
  /** The newest version it was seen to work with; null when only its range was set. */
  seen: string | null
  at: Date
}

export type OwnCheck = StaleLine & { rig: { id: number; name: string; version: string } }
