export type Obsolescence = {
  reason: string
  by: string
  at: Date
  /** The page at the end of the successors that can be read; null when there is none. */
  successor: { path: string; title: string } | null
  /** Addresses of all successors on the way: what happens to one of them shows here. */
  via: string[]
}
