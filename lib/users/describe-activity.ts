import { routes } from '@/lib/routes'
import type { Activity } from './activity'

const words = new Map([
  ['asked', 'asked'],
  ['answered', 'answered'],
  ['commented', 'commented on'],
  ['created-page', 'created a page'],
  ['edited', 'edited'],
  ['reverted', 'reverted an edit of'],
  ['moved-page', 'moved'],
  ['accepted', 'accepted an answer to'],
])

/** One line of somebody's timeline, as the event list shows it. */
export function describeActivity(handle: string, activity: Activity) {
  const { id, at, verb, title, questionId, slug, path, root } = activity
  const href = path === null ? routes.question(questionId ?? 0, slug ?? '') : routes.page(path)
  return { id, at, actor: { handle }, verb: words.get(verb) ?? verb, subject: { text: title, href }, root }
}
