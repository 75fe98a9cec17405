import type { QuestionThread } from '@/lib/questions/types'

/** A comment as its tree shows it. */
export function commentView({ createdAt, ...comment }: QuestionThread['comments'][number]) {
  return { ...comment, at: createdAt }
}
