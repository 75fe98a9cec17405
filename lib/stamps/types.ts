/** Somebody followed a page and says with what. */
export type StampView = {
  id: number
  /** The revision that was followed. */
  number: number
  driver: string
  kernel: string
  note: string
  /** ISO day. */
  verifiedOn: string
  by: string
  byId: string
  /** Edits that changed what the page says since, spelling left out. */
  editsSince: number
}
