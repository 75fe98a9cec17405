import type { FormState } from '@/lib/http/form'
import type { FactRow } from './fact-rows'
import type { EnvironmentReview } from './review'

/** A machine as its block shows it: facts, and the scrubbed text as far as a page holds it. */
export type EnvironmentView = {
  id: number
  /** Device, driver and kernel in few words; empty when none of them is known. */
  chips: string[]
  facts: FactRow[]
  /** The first lines of the text. */
  lines: string[]
  /** How many lines the text has. */
  total: number
  /** All of the text is in `lines`. */
  whole: boolean
}

/** A form about a machine between two presses of its buttons. */
export type MachineState = FormState & { machine?: EnvironmentReview }
