import type { Suggestion } from '@/lib/completion/input'
import { routes } from '@/lib/routes'
import type { Trigger } from '@/lib/typing/trigger'
import { caretPlace } from './caret-place'
import { applyEdit, type TextControl } from './field-edit'

const PAUSE_MS = 160
let made = 0

type Asked = (value: string, caret: number) => Trigger | null

/**
 * Offers what may be meant while it is typed: a list beside the text that arrows move through, Enter or Tab takes from and
 * Escape closes. The focus stays in the text. Returns what ends it.
 */
export function startCompletion(control: TextControl, asks: Asked): () => void {
  const list = document.createElement('ul')
  list.id = `completion-${++made}`
  list.className = 'completion'
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', 'Suggestions')
  list.hidden = true
  const frame = control.closest<HTMLElement>('.field') ?? document.body
  frame.append(list)
  control.setAttribute('aria-autocomplete', 'list')
  const state: State = { control, list, items: [], current: 0, trigger: null, timer: 0, asked: 0 }
  const ending = new AbortController()
  const { signal } = ending
  control.addEventListener('input', () => later(state, asks), { signal })
  control.addEventListener('blur', () => close(state), { signal })
  control.addEventListener('keydown', (event) => event instanceof KeyboardEvent && onKey(event, state), {
    signal,
    capture: true,
  })
  // Before the text loses the focus.
  list.addEventListener('pointerdown', (event) => onPoint(event, state), { signal })
  return () => {
    ending.abort()
    clearTimeout(state.timer)
    list.remove()
  }
}

type State = {
  control: TextControl
  list: HTMLUListElement
  items: Suggestion[]
  current: number
  trigger: Trigger | null
  timer: number
  /** Answers that arrive out of order are left. */
  asked: number
}

function later(state: State, asks: Asked): void {
  clearTimeout(state.timer)
  const { control } = state
  const trigger = asks(control.value, control.selectionStart ?? 0)
  state.trigger = trigger
  if (!trigger) {
    close(state)
    return
  }
  state.timer = window.setTimeout(async () => {
    const turn = ++state.asked
    const items = await ask(trigger, control)
    if (turn === state.asked && state.trigger === trigger) show(state, items)
  }, PAUSE_MS)
}

async function ask({ kind, query }: Trigger, control: TextControl): Promise<Suggestion[]> {
  const post = control.form?.querySelector<HTMLInputElement>('input[name=id]')?.value
  const search = new URLSearchParams({ kind, q: query.slice(0, 60), ...(post && { post }) })
  try {
    const response = await fetch(routes.complete(search.toString()), {
      headers: { accept: 'application/json' },
    })
    const answer: { items: Suggestion[] } = await response.json()
    return response.ok ? answer.items : []
  } catch {
    return []
  }
}

function show(state: State, items: Suggestion[]): void {
  state.items = items
  if (items.length === 0) {
    close(state)
    return
  }
  const { list, control } = state
  list.replaceChildren(...items.map((item, index) => option(item, `${list.id}-${index}`)))
  control.setAttribute('aria-controls', list.id)
  list.hidden = false
  const { left, top } = caretPlace(control, list.offsetWidth)
  list.style.left = `${left}px`
  list.style.top = `${top}px`
  choose(state, 0)
}

function option({ label, note }: Suggestion, id: string): HTMLLIElement {
  const row = document.createElement('li')
  row.id = id
  row.setAttribute('role', 'option')
  const aside = document.createElement('span')
  aside.textContent = note
  row.append(label, ' ', aside)
  return row
}

function choose(state: State, index: number): void {
  const { list, control, items } = state
  state.current = (index + items.length) % items.length
  for (const [at, row] of [...list.children].entries()) {
    row.setAttribute('aria-selected', String(at === state.current))
    if (at !== state.current) continue
    control.setAttribute('aria-activedescendant', row.id)
    row.scrollIntoView({ block: 'nearest' })
  }
}

function close(state: State): void {
  const { list, control } = state
  clearTimeout(state.timer)
  state.asked += 1
  list.hidden = true
  control.removeAttribute('aria-activedescendant')
  control.removeAttribute('aria-controls')
}

function onKey(event: KeyboardEvent, state: State): void {
  if (state.list.hidden || event.isComposing) return
  const { key } = event
  if (key === 'ArrowDown') choose(state, state.current + 1)
  else if (key === 'ArrowUp') choose(state, state.current - 1)
  else if (key === 'Escape') close(state)
  else if (key === 'Enter' || (key === 'Tab' && !event.shiftKey)) take(state)
  else return
  event.preventDefault()
  event.stopPropagation()
}

function onPoint(event: PointerEvent, state: State): void {
  const row = event.target instanceof Element ? event.target.closest('li') : null
  if (!row) return
  event.preventDefault()
  choose(state, [...state.list.children].indexOf(row))
  take(state)
}

function take(state: State): void {
  const { control, trigger, items, current } = state
  const item = items[current]
  close(state)
  if (!item || !trigger) return
  const caret = control.selectionStart ?? trigger.from
  const closed = trigger.kind === 'page' && control.value.slice(caret).startsWith(']]')
  const text = trigger.kind === 'tag' ? `${item.insert}, ` : item.insert
  const end = trigger.from + text.length
  applyEdit(control, {
    from: trigger.from,
    to: closed ? caret + 2 : caret,
    text,
    selectFrom: end,
    selectTo: end,
  })
  close(state)
}
