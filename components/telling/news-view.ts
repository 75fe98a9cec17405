import type { EventFacts } from '@/lib/notifications/wording'
import { diffPathOf, noteOf, pathOf } from '@/lib/notifications/wording'
import type { EventView } from '../event-list'

/** One act in what somebody follows, for the timeline. */
export function newsView(facts: EventFacts, reader: string): EventView {
  const { id, at, actor, verb, post } = facts
  const diff = diffPathOf(facts)
  return {
    id,
    at,
    actor: actor === null ? null : { handle: actor },
    verb: words.get(verb) ?? verb,
    subject: post ? { text: subjectOf(post), href: pathOf(facts, reader) } : null,
    note: noteOf(facts, reader),
    links: diff ? [{ text: 'what changed', href: diff }] : [],
  }
}

const words = new Map<string, string>([
  ['created-page', 'created a page'],
  ['moved-page', 'moved'],
])

function subjectOf({ kind, root }: NonNullable<EventFacts['post']>): string {
  if (kind === 'answer') return `an answer to ${root.title}`
  return kind === 'comment' ? `a comment on ${root.title}` : root.title
}
