import { z } from 'zod'

const sixDigits = z
  .string({ error: 'Enter the code.' })
  .transform((typed) => typed.replace(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, 'The code has six digits.'))

export const codeInput = z.object({ code: sixDigits })

/** At sign-in: a code of the app, or a backup code. */
export const secondFactorInput = z.object({
  code: z.string({ error: 'Enter the code.' }).trim().min(1, 'Enter the code.').max(40, 'This is too long.'),
  next: z.string().max(2_000).optional().catch(undefined),
})
