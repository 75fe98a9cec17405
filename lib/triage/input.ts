import { z } from 'zod'
import { environmentText } from '@/lib/environments/input'
import { singleLine, storableText } from '@/lib/posts/input'
import { BODY_MAX, TITLE_MAX } from '@/lib/posts/limits'

/** What the page of a result hands to the ask form; all of it can be changed there. */
export const questionInput = z.object({
  title: singleLine.pipe(z.string().max(TITLE_MAX)).default(''),
  body: storableText.pipe(z.string().max(BODY_MAX)).default(''),
  tags: singleLine.pipe(z.string().max(500)).default(''),
  environment: environmentText.default(''),
})

export type QuestionInput = z.output<typeof questionInput>
