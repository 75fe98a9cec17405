import { z } from 'zod'
import { revisionNumber } from '@/lib/wiki/input'
import { isSlug, isVendorName } from '@/lib/wiki/paths'

export const answers = ['yes', 'no'] as const
export type Answer = (typeof answers)[number]

/** "Did this solve it?", of the revision that was shown. */
export const verdictInput = z.object({
  vendor: z.string().refine(isVendorName, 'There is no such page.'),
  slug: z.string().refine(isSlug, 'There is no such page.'),
  number: revisionNumber,
  solved: z.enum(answers, 'Say yes or no.'),
})
export type VerdictInput = z.output<typeof verdictInput>
