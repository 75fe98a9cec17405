import { z } from 'zod'
import { postId, singleLine } from '@/lib/posts/input'
import { splitTags } from '@/lib/tags/input'
import { TAGS_MAX } from '@/lib/tags/limits'
import { isVendorName } from '@/lib/wiki/paths'

const name = singleLine.pipe(z.string().max(100, 'At most 100 characters.'))

export const importFields = {
  vendor: singleLine.pipe(z.string().refine(isVendorName, 'Choose a shelf.')),
  topic: singleLine
    .pipe(z.string().max(60, 'At most 60 characters.'))
    .default('')
    .transform((topic) => topic || 'Imported'),
  tags: singleLine
    .default('')
    .transform(splitTags)
    .pipe(
      z
        .array(
          z.string().regex(/^[a-z0-9][a-z0-9.+#-]{0,34}$/, 'Tags are written with a-z, 0-9 and hyphens.'),
        )
        .max(TAGS_MAX, `At most ${TAGS_MAX} tags.`),
    ),
  prefix: singleLine.pipe(z.string().max(60, 'At most 60 characters.')).default(''),
  history: z.enum(['all', 'newest'], 'Choose one of the two.').default('all'),
  taken: z.enum(['skip', 'update'], 'Choose one of the two.').default('update'),
  source: name.default(''),
  namespaces: singleLine
    .default('0')
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(z.string().regex(/^\d{1,5}$/, 'Namespaces are numbers, such as 0, 4.')).max(20))
    .transform((numbers) => (numbers.length === 0 ? [0] : numbers.map(Number))),
}

export const importInput = z.object(importFields)
export type ImportOptions = z.output<typeof importInput>

export const importRef = z.object({ id: postId })
