import { z } from 'zod'
import { environmentText } from '@/lib/environments/input'
import { storableText } from '@/lib/posts/input'

export const DRAFT_DAYS = 30
/** More than two full pages, so that nothing that could be sent is refused as a draft. */
const DRAFT_MAX = 600_000

/** What is being written: 'ask', 'answer:42', 'edit:17', 'page:nvidia/xid-errors'. */
export const draftKey = z
  .string({ error: 'Which draft is it?' })
  .regex(/^(ask|(answer|edit):[1-9]\d{0,14}|page:[a-z0-9/-]{1,150})$/, 'Which draft is it?')

/** What a form sends besides the text: of no use to whoever opens the draft again. */
const notKept = new Set(['back', 'id', 'intent', 'key', 'known', 'alt-body'])

/** Any small set of text fields beside `draft`, the key. */
export const draftInput = z
  .looseObject({ draft: draftKey })
  .extend({ environment: environmentText.optional(), known: z.iso.datetime().optional().catch(undefined) })
  .transform(({ draft, known, ...fields }) => ({
    key: draft,
    ...(known === undefined ? {} : { known }),
    fields: Object.fromEntries(
      Object.entries(fields).filter(([name, value]) => !notKept.has(name) && value !== undefined),
    ),
  }))
  .pipe(
    z.object({
      key: z.string(),
      /** When the draft was saved that this editor knows of; absent when it knows of none. */
      known: z.string().optional(),
      fields: z
        .record(z.string().max(40), storableText)
        // A machine's text has a limit of its own.
        .refine(
          ({ environment: _, ...fields }) => JSON.stringify(fields).length <= DRAFT_MAX,
          'This is too long for a draft.',
        ),
    }),
  )

export const discardInput = z.object({ draft: draftKey }).transform(({ draft }) => ({ key: draft }))

export type DraftFields = Record<string, string>

export const draftFields = z.record(z.string(), z.string())
