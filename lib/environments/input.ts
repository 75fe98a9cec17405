import { z } from 'zod'
import { CHOSEN_MAX, ENVIRONMENT_MAX } from './limits'

/** A pasted text of a machine. Line ends become `\n`; NUL, which Postgres cannot hold, goes. */
export const environmentText = z
  .string()
  .transform((text) => text.toWellFormed().replaceAll('\u0000', '').replace(/\r\n?/g, '\n').trim())
  .refine((text) => text.length <= ENVIRONMENT_MAX, 'At most 1 MiB. Keep the parts around the fault.')

/** Words that the author also wants to be gone, one a line. */
export const chosenWords = z
  .string()
  .max(CHOSEN_MAX, `At most ${CHOSEN_MAX.toLocaleString('en')} characters.`)
  .transform((text) => [
    ...new Set(
      text
        .split('\n')
        .map((word) => word.trim())
        .filter((word) => word.length > 1),
    ),
  ])
  .refine((words) => words.length <= 50, 'At most 50 words.')

/** The part "Your machine" of a form: a rig of the writer's, or a text; with neither the post speaks of no machine. */
export const machineFields = {
  rig: z
    .string()
    .regex(/^([1-9]\d{0,14})?$/, 'Choose one of your rigs.')
    .transform((id) => (id === '' ? undefined : Number(id)))
    .optional(),
  environment: environmentText.optional(),
  remove: chosenWords.optional(),
}

export const machineInput = z.object(machineFields)

export type MachineInput = z.output<typeof machineInput>
