'use client'

import { routes } from '@/lib/routes'
import type { ViewerAnswer } from '@/lib/viewer/types'
import { Avatar } from '../ui/avatar'
import { Icon, type IconName } from '../ui/icon'
import { Menu } from '../ui/menu'
import { useViewerAnswer } from './viewer-store'

/** "Sign in" for everyone until the overlay knows better. */
export function AccountMenu() {
  const viewer = useViewerAnswer()?.viewer
  if (viewer) return <SignedIn viewer={viewer} />
  return (
    <a href={routes.signIn()} className="button button-quiet sign-in">
      Sign in
    </a>
  )
}

type Entry = { href: string; text: string; icon: IconName; count?: number }
type SignedInViewer = NonNullable<ViewerAnswer['viewer']>

function SignedIn({ viewer }: { viewer: SignedInViewer }) {
  const { handle, unread, queue = 0, suggestions = 0 } = viewer
  return (
    <>
      <a href={routes.inbox()} className="button button-quiet inbox-link">
        <Icon name="bell" size={20} />
        <span className="sr-only">Inbox, {unread} unread</span>
        {unread > 0 && (
          <span className="unread" aria-hidden="true">
            {shortCount(unread)}
          </span>
        )}
      </a>
      {suggestions > 0 && (
        <a href={routes.suggestions()} className="button button-quiet inbox-link max-sm:hidden">
          <Icon name="merge" size={20} />
          <span className="sr-only">Suggested edits, {shortCount(suggestions)} to review</span>
          <span className="unread" aria-hidden="true">
            {shortCount(suggestions)}
          </span>
        </a>
      )}
      <Menu
        label={`Account of ${handle}${waitingWords(queue, suggestions)}`}
        summary={<Avatar handle={handle} size={24} />}
        summaryClass="account-summary"
      >
        <p className="px-2.5 py-1 text-xs text-ink-2">
          Signed in as <b>{handle}</b>
        </p>
        {entriesFor(viewer).map(({ href, text, icon, count = 0 }) => (
          <a key={href} href={href}>
            <Icon name={icon} />
            {text}
            {count > 0 && <span className="badge badge-warn ml-auto">{shortCount(count)}</span>}
          </a>
        ))}
        <form method="post" action={routes.signOut()}>
          <button type="submit">
            <Icon name="out" />
            Sign out
          </button>
        </form>
      </Menu>
    </>
  )
}

function shortCount(count: number): string {
  return count > 99 ? '99+' : String(count)
}

function waitingWords(queue: number, suggestions: number): string {
  const flags = queue > 0 ? `, ${queue} waiting in the queue` : ''
  return suggestions > 0 ? `${flags}, ${shortCount(suggestions)} suggested edits to review` : flags
}

function entriesFor({ handle, role, queue, suggestions }: SignedInViewer): Entry[] {
  const own: Entry[] = [
    { href: routes.user(handle), text: 'Profile', icon: 'user' },
    { href: routes.inbox(), text: 'Inbox', icon: 'inbox' },
    { href: routes.following(), text: 'Following', icon: 'eye' },
    { href: routes.bookmarks(), text: 'Bookmarks', icon: 'bookmark' },
    { href: routes.suggestions(), text: 'Suggested edits', icon: 'merge', count: suggestions },
    { href: routes.settings(), text: 'Settings', icon: 'settings' },
  ]
  if (role === 'member') return own
  const moderation: Entry[] = [
    ...own,
    { href: routes.modQueue(), text: 'Moderation queue', icon: 'shield', count: queue },
  ]
  if (role === 'moderator') return moderation
  return [...moderation, { href: routes.admin(), text: 'Administration', icon: 'settings' }]
}
