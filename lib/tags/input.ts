import { z } from 'zod'
import { editSummary, singleLine, storableText } from '@/lib/posts/input'
import { TAG_MAX, TAGS_MAX } from './limits'

const tagName = z
  .string()
  .max(TAG_MAX, `A tag has at most ${TAG_MAX} characters.`)
  .regex(
    /^[a-z0-9][a-z0-9.+#-]*$/,
    'Tags are written with a-z, 0-9, dots, plus, # and hyphens, like "gpu-passthrough".',
  )

/** What people type into a tags field, "NVIDIA, wayland" or "nvidia wayland", as lower-case names without repeats. */
export const tagNames = storableText
  .pipe(z.string().max(500, 'That is too long for a list of tags.'))
  .transform(splitTags)
  .pipe(
    z
      .array(tagName)
      .min(1, 'Add at least one tag.')
      .max(TAGS_MAX, `At most ${TAGS_MAX} tags; keep those that say the most.`),
  )

export const DESCRIPTION_MAX = 500
const SYNONYMS_MAX = 20

export const tagKinds = ['vendor', 'driver', 'device', 'os', 'framework', 'api', 'topic'] as const

/** What moderators say about a tag. */
export const editTagInput = z
  .object({
    name: tagName,
    /** Absent where a page of the wiki tells what the tag stands for. */
    description: singleLine
      .pipe(z.string().max(DESCRIPTION_MAX, `At most ${DESCRIPTION_MAX} characters.`))
      .optional(),
    kind: z.enum(tagKinds, 'Choose one of the kinds.'),
    parent: singleLine.transform((name) => name.toLowerCase() || null).pipe(tagName.nullable()),
    synonyms: storableText
      .pipe(z.string().max(1_000, 'That is too long for a list of synonyms.'))
      .transform(splitTags)
      .pipe(z.array(tagName).max(SYNONYMS_MAX, `At most ${SYNONYMS_MAX} synonyms.`)),
    summary: editSummary,
  })
  .refine(({ name, synonyms }) => !synonyms.includes(name), {
    path: ['synonyms'],
    error: 'A tag cannot stand for itself.',
  })
  .refine(({ name, parent }) => parent !== name, { path: ['parent'], error: 'A tag cannot be below itself.' })

export type EditTagInput = z.output<typeof editTagInput>

/** A tag's name in an address, or null when no tag can have it. */
export function readTagName(text: string): string | null {
  return tagName.safeParse(text).data ?? null
}

export function splitTags(text: string): string[] {
  const names = text.toLowerCase().split(/[\s,;]+/)
  return [...new Set(names.filter((name) => name !== ''))]
}
