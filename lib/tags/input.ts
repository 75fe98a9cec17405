import { z } from 'zod'
import { storableText } from '@/lib/posts/input'

export const TAGS_MAX = 6
export const TAG_MAX = 35

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

export function splitTags(text: string): string[] {
  const names = text.toLowerCase().split(/[\s,;]+/)
  return [...new Set(names.filter((name) => name !== ''))]
}
