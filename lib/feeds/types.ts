export type FeedEntry = {
  /** What stays the same for ever, as a path: `post/42`, `post/42/revision/3`. */
  key: string
  title: string
  /** Where it is read, as a path. */
  href: string
  published: Date
  updated: Date
  author: string
  /** Who wrote it where it was imported from. */
  byline?: string | null
  categories: string[]
  /** Sanitized HTML; empty when only the summary is given. */
  html: string
  summary: string
}

export type Feed = {
  key: string
  title: string
  subtitle?: string
  /** Paths of the feed itself and of the page it belongs to. */
  self: string
  page: string
  updated: Date
  entries: FeedEntry[]
}
