import { z } from 'zod'

/** Characters of a machine's text that are kept with a post or a rig: a long kernel log, not a whole journal. */
export const ENVIRONMENT_MAX = 1_048_576

/** A pasted text of a machine. Line ends become `\n`; NUL, which Postgres cannot hold, goes. */
export const environmentText = z
  .string()
  .transform((text) => text.toWellFormed().replaceAll('\u0000', '').replace(/\r\n?/g, '\n').trim())
  .refine((text) => text.length <= ENVIRONMENT_MAX, 'At most 1 MiB. Keep the parts around the fault.')

/** Words that the author also wants to be gone, one a line. */
export const chosenWords = z
  .string()
  .max(4_000, 'At most 4,000 characters.')
  .transform((text) => [
    ...new Set(
      text
        .split('\n')
        .map((word) => word.trim())
        .filter((word) => word.length > 1),
    ),
  ])
  .refine((words) => words.length <= 50, 'At most 50 words.')
