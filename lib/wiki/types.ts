import type { DiffRow, TextChanges } from '@/lib/diff/types'
import type { FormState } from '@/lib/http/form'
import type { IssueFacts } from '@/lib/issues/types'

/** Everything of a page that its editors write. */
export type PageText = {
  title: string
  lead: string
  topic: string
  tags: string[]
  checkedAgainst: string
  /** ISO day, or null when nobody said. */
  checkedOn: string | null
  /** ISO day on which somebody should look at the page again, or null. */
  reviewBy: string | null
  /** What is known of the issue the page describes; null for other pages. */
  issue: IssueFacts | null
  body: string
}

export type PageField = keyof PageText

/** Two edits of one place: what the editor shows until a person has decided. */
export type Conflict = {
  /** The newest revision; saving the draft starts from here. */
  number: number
  by: string
  at: Date
  mine: PageText
  theirs: PageText
  /** Everything that could be merged, with both texts between markers where it could not; single fields hold mine. */
  draft: PageText
  fields: PageField[]
}

/** What the page editor's action answers. */
export type PageFormState = FormState & {
  /** Asked for by the button that works without script. */
  preview?: string
  /** What went well: "The picture is attached." */
  note?: string
  /** What saving would change. */
  changes?: TextChanges
  conflict?: {
    by: string
    /** ISO time. */
    at: string
    number: number
    mine: PageText
    theirs: PageText
    fields: PageField[]
    rows: DiffRow[]
  }
}
