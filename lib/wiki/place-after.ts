import { routes } from '@/lib/routes'
import type { PageEdited } from './edit'

/** Where an edit leads. A merge is shown, because nobody has seen its result yet. */
export function placeAfter(edited: PageEdited, base: number): string {
  if (edited.outcome === 'suggested') return routes.suggestion(edited.suggestionId)
  if (edited.outcome === 'kept') return routes.pageDiff(edited.path, edited.from, edited.number)
  return edited.outcome === 'merged'
    ? routes.pageDiff(edited.path, base, edited.number)
    : routes.page(edited.path)
}
