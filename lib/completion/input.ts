import { z } from 'zod'
import { postId, singleLine } from '@/lib/posts/input'

export const QUERY_MAX = 60

/** What is being typed, of which kind, and the post it is typed for, whose people come first. */
export const completionInput = z.object({
  kind: z.enum(['page', 'person', 'question', 'tag']),
  q: singleLine.pipe(z.string().max(QUERY_MAX)).default(''),
  post: postId.optional().catch(undefined),
})

export type CompletionInput = z.output<typeof completionInput>

/** One line of the list: what goes into the text, what it is called, and what else tells it apart. */
export type Suggestion = { insert: string; label: string; note: string }
