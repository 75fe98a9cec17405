import { routes } from '@/lib/routes'
import { pathOf } from '@/lib/wiki/paths'
import { EventList, type EventView } from '../event-list'
import type { Thread } from '../mutable'
import type { RevisionView } from '../revisions/revision-list'

export type ChangeView = Omit<RevisionView, 'baseNumber' | 'bytes' | 'change' | 'hidden' | 'readable'> & {
  id: number
  vendor: string
  slug: string
  title: string
  root: Thread
}

/** Edits of pages, the newest first, each with its difference. */
export function ChangeList({ changes, label }: { changes: ChangeView[]; label: string }) {
  return <EventList events={changes.map(toEvent)} label={label} />
}

function toEvent(change: ChangeView): EventView {
  const { id, number, kind, minor, summary, at, author, byline, title, root } = change
  const path = pathOf(change)
  const links = number > 1 ? [{ text: 'diff', href: routes.pageDiff(path, number - 1, number) }] : []
  return {
    ...{ id, at, actor: author, root },
    verb: `${byline ? 'imported' : verbs[kind]}${minor ? ' (minor)' : ''}`,
    subject: { text: title, href: routes.page(path) },
    note: summary,
    icon: icons[kind],
    links: [...links, { text: 'history', href: routes.pageHistory(path) }],
  }
}

const verbs = {
  create: 'created',
  edit: 'edited',
  revert: 'reverted',
  merge: 'edited',
  rename: 'moved',
} as const
const icons = { create: 'page', edit: 'edit', revert: 'history', merge: 'merge', rename: 'right' } as const
