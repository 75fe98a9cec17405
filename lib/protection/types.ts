/** How a page is guarded; no level means that everyone whose edits are saved at once edits it. */
export const levels = ['review', 'trusted', 'moderators'] as const
export type Level = (typeof levels)[number]

/** What stands between an edit and the readers of a page. */
export type Shield = {
  level: Level | null
  /** From then on the level counts for nothing; null: it stays until it is lifted. */
  expiresAt: Date | null
  /** Newer revisions than the one readers see wait for approval. */
  pending: boolean
}

/** The guard of a page with all that its notices say. */
export type PageShield = Shield & {
  reason: string
  by: string
  since: Date | null
  /** The revision readers see, and the newest one. */
  shown: number
  newest: number
}
