import { routes } from '@/lib/routes'
import { stepChange } from './change-steps'

/** After `g`, one letter goes somewhere. */
export const places = [
  { key: 'h', name: 'Home', href: routes.home() },
  { key: 'q', name: 'Questions', href: routes.questions() },
  { key: 'w', name: 'Wiki', href: routes.wiki() },
  { key: 't', name: 'Tags', href: routes.tags() },
  { key: 'f', name: 'Following', href: routes.following() },
  { key: 'i', name: 'Inbox', href: routes.inbox() },
  { key: 'n', name: 'Ask a question', href: routes.ask() },
]

/** `?` for help, `/` for the search, `n` and `p` between changes, `g` and a letter to go somewhere; silent while somebody types. */
export function shortcuts(showHelp: () => void): () => void {
  let goesUntil = 0
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target))
      return
    if (!areShortcutsOn()) return
    const place = Date.now() < goesUntil && places.find(({ key }) => key === event.key)
    goesUntil = event.key === 'g' ? Date.now() + 1_500 : 0
    if (place) location.assign(place.href)
    else if (event.key === '?') showHelp()
    else if (event.key === '/') focusSearch(event)
    else if (event.key === 'n' || event.key === 'p') stepChange(event.key === 'n' ? 1 : -1)
  }
  document.addEventListener('keydown', onKey)
  return () => document.removeEventListener('keydown', onKey)
}

/** Single keys must be possible to switch off (WCAG 2.1.4): voice control types them by accident. */
export function areShortcutsOn(): boolean {
  try {
    return localStorage.getItem('shortcuts') !== 'off'
  } catch {
    return true
  }
}

export function setShortcuts(on: boolean): void {
  try {
    localStorage.setItem('shortcuts', on ? 'on' : 'off')
  } catch {
    // Without storage they stay on.
  }
}

function focusSearch(event: KeyboardEvent): void {
  const search = document.getElementById('site-search')
  if (!(search instanceof HTMLInputElement)) return
  event.preventDefault()
  search.focus()
  search.select()
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.matches('input, textarea, select, dialog[open] *')
}
