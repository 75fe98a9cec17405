/** Closes open `<details>` menus on a click elsewhere and on Escape. */
export function menus(): () => void {
  const closeOthers = (event: Event) => {
    for (const menu of openMenus()) {
      if (!(event.target instanceof Node) || !menu.contains(event.target)) menu.open = false
    }
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    for (const menu of openMenus()) {
      menu.open = false
      menu.querySelector('summary')?.focus()
    }
  }
  document.addEventListener('click', closeOthers)
  document.addEventListener('focusin', closeOthers)
  document.addEventListener('keydown', onKey)
  return () => {
    document.removeEventListener('click', closeOthers)
    document.removeEventListener('focusin', closeOthers)
    document.removeEventListener('keydown', onKey)
  }
}

const openMenus = () => document.querySelectorAll<HTMLDetailsElement>('details[data-menu][open]')
