import type { EnvironmentReview } from '@/lib/environments/review'
import type { FormState } from '@/lib/http/form'
import type { SameError } from './same-errors'
import type { SimilarQuestion } from './similar'

export type { QuestionThread, ThreadAnswer } from './queries'
export type { SameError } from './same-errors'
export type { SimilarQuestion } from './similar'

/** The ask form between two presses of its buttons. */
export type AskState = FormState & {
  preview?: string
  answerPreview?: string
  /** What goes of the pasted machine, and what is read from it. */
  machine?: EnvironmentReview
  /** Questions whose titles look alike; set once they were looked for. */
  similar?: SimilarQuestion[]
  /** Known errors in the text with the questions about them; looked for together with `similar`. */
  same?: SameError[]
  /** What went well: "Draft saved." */
  note?: string
}

/** What the ask form tells before it is filled. */
export type AskTerms = {
  left: number
  limit: number
  vendorTags: string[]
  /** Tags in use, the most used first. */
  commonTags: string[]
  mayCreateTags: boolean
  newTagReputation: number
}
