import { z } from 'zod'

/** More ids than a page shows are ignored rather than refused: the overlay is a comfort. */
const MAX_IDS = 400
const MAX_TAGS = 100

export const viewerQuestion = z.object({
  posts: list(MAX_IDS, /^[1-9]\d{0,14}$/).transform((ids) => ids.map(Number)),
  tags: list(MAX_TAGS, /^[a-z0-9.+#-]{1,35}$/),
  /** `device:10de:2684`, `driver:nvidia`, `shelf:nvidia#faq`: what else may be followed on the page. */
  targets: list(
    MAX_TAGS,
    /^(?:device:[0-9a-f]{4}:[0-9a-f]{4}|driver:[a-z0-9_-]{1,60}|shelf:[a-z0-9-]{1,40}(?:#[a-z0-9-]{1,80})?)$/,
  ),
  /** Whether the page says for which versions something holds. */
  ranges: z.literal('1').optional().catch(undefined),
  page: z.string().max(2_000).optional().catch(undefined),
})

type Asked = z.output<typeof viewerQuestion>
export type ViewerQuestion = Omit<Asked, 'targets'> & Partial<Pick<Asked, 'targets'>>

function list(most: number, form: RegExp) {
  return z
    .string()
    .max(20_000)
    .catch('')
    .default('')
    .transform((text) => [...new Set(text.split(','))].filter((part) => form.test(part)).slice(0, most))
}
