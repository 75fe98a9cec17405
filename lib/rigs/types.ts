import type { EnvironmentReview } from '@/lib/environments/review'
import type { FormState } from '@/lib/http/form'

/** A rig as forms offer it. */
export type RigChoice = { id: number; name: string; chips: string[] }

/** What the part "Your machine" of a form needs to know. */
export type MachineTerms = {
  rigs: RigChoice[]
  /** Full address of the script that collects what to paste. */
  collector: string
}

/** The form of a rig between two presses of its buttons. */
export type RigFormState = FormState & { review?: EnvironmentReview }
