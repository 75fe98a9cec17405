'use client'

import { useSyncExternalStore } from 'react'

const choices = ['system', 'light', 'dark'] as const
type Choice = (typeof choices)[number]

const names = { system: 'System', light: 'Light', dark: 'Dark' } satisfies Record<Choice, string>

/** Kept in this browser only; without script the system's choice holds. */
export function ThemeChoice() {
  const chosen = useSyncExternalStore<Choice>(subscribe, read, () => 'system')
  return (
    <fieldset className="needs-js flex items-center gap-1">
      <legend className="sr-only">Theme</legend>
      {choices.map((choice) => (
        <button
          key={choice}
          type="button"
          className="button button-small"
          aria-pressed={choice === chosen}
          onClick={() => choose(choice)}
        >
          {names[choice]}
        </button>
      ))}
    </fieldset>
  )
}

let notify = () => {}

function subscribe(listener: () => void): () => void {
  notify = listener
  window.addEventListener('storage', listener)
  return () => window.removeEventListener('storage', listener)
}

function read(): Choice {
  const theme = document.documentElement.dataset.theme
  return theme === 'light' || theme === 'dark' ? theme : 'system'
}

function choose(choice: Choice): void {
  const root = document.documentElement
  if (choice === 'system') delete root.dataset.theme
  else root.dataset.theme = choice
  try {
    if (choice === 'system') localStorage.removeItem('theme')
    else localStorage.setItem('theme', choice)
  } catch {
    // The choice then lasts for this page.
  }
  notify()
}
