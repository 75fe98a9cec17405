import { z } from 'zod'

/** More ids than a page shows are ignored rather than refused: the overlay is a comfort. */
const MAX_IDS = 400
const MAX_TAGS = 100

export const viewerQuestion = z.object({
  posts: list(MAX_IDS, /^[1-9]\d{0,14}$/).transform((ids) => ids.map(Number)),
  tags: list(MAX_TAGS, /^[a-z0-9.+#-]{1,35}$/),
  page: z.string().max(2_000).optional().catch(undefined),
})

export type ViewerQuestion = z.output<typeof viewerQuestion>

function list(most: number, form: RegExp) {
  return z
    .string()
    .max(20_000)
    .catch('')
    .default('')
    .transform((text) => [...new Set(text.split(','))].filter((part) => form.test(part)).slice(0, most))
}
