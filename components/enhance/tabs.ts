import { onClick } from './on-click'

const KEY = 'tabs'
/** Choices of so many sets of labels are remembered, the latest ones. */
const REMEMBERED = 30

/** Makes tabs of the panels that stand one below the other without script. */
export function tabs(): () => void {
  for (const [index, group] of groups().entries()) dress(group, index)
  const stops = [
    onClick('.alternative-tabs [role="tab"]', (tab) => {
      choose(tab)
      remember(tab)
    }),
    listen('keydown', onKey),
    // Found by the browser's own search, or led to by a link: what is looked for must be in sight.
    listen('beforematch', ({ target }) => reveal(target)),
    follow(),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/** Shows the panels that are for the reader's machine, where the reader has not chosen already. */
export function preferFittingTabs(): void {
  for (const group of groups()) {
    const tab = group.dataset.chosen === undefined ? fittingTab(group) : undefined
    if (tab && !group.querySelector(':target')) choose(tab)
  }
}

function fittingTab(group: HTMLElement): HTMLElement | undefined {
  const verdict = ':scope > .alternative-label > [data-verdict="applies"]'
  const place = panelsOf(group).findIndex((panel) => panel.querySelector(verdict))
  return place === -1 ? undefined : tabsOf(group)[place]
}

function groups(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('.prose .alternatives')]
}

function dress(group: HTMLElement, index: number): void {
  const panels = panelsOf(group)
  if (panels.length < 2 || group.dataset.ready !== undefined) return
  const list = document.createElement('div')
  list.className = 'alternative-tabs'
  list.setAttribute('role', 'tablist')
  list.setAttribute('aria-label', 'Choose what is shown')
  for (const [at, panel] of panels.entries()) {
    panel.id ||= `tabs-${index}-panel-${at}`
    const tab = document.createElement('button')
    Object.assign(tab, { type: 'button', id: `tabs-${index}-tab-${at}`, textContent: nameOf(panel) })
    tab.setAttribute('role', 'tab')
    tab.setAttribute('aria-controls', panel.id)
    list.append(tab)
  }
  group.prepend(list)
  group.dataset.ready = ''
  const kept = remembered()[group.dataset.tabs ?? '']
  const tab = tabsOf(group).find(({ textContent }) => textContent === kept)
  if (tab) group.dataset.chosen = ''
  const first = tab ?? fittingTab(group) ?? tabsOf(group)[0]
  if (first) choose(first)
}

function choose(tab: HTMLElement): void {
  const group = tab.closest<HTMLElement>('.alternatives')
  if (!group) return
  const panels = panelsOf(group)
  for (const [index, one] of tabsOf(group).entries()) {
    one.setAttribute('aria-selected', String(one === tab))
    one.tabIndex = one === tab ? 0 : -1
    const panel = panels[index]
    if (panel) setShown(panel, one === tab, one.id)
  }
}

/** What the browser's search may find stays in the page, but is no panel to anybody until it is shown. */
function setShown(panel: HTMLElement, shown: boolean, tabId: string): void {
  const facts = { role: 'tabpanel', tabindex: '0', 'aria-labelledby': tabId }
  for (const [name, value] of Object.entries(facts)) {
    if (shown) panel.setAttribute(name, value)
    else panel.removeAttribute(name)
  }
  if (shown) panel.removeAttribute('hidden')
  else panel.setAttribute('hidden', 'until-found')
}

/** As in the pattern of the ARIA guide: arrows go round, Home and End to the ends; what has the focus is chosen. */
function onKey(event: Event): void {
  if (!(event instanceof KeyboardEvent) || !(event.target instanceof HTMLElement)) return
  const group = event.target
    .closest<HTMLElement>('.alternative-tabs > [role="tab"]')
    ?.closest<HTMLElement>('.alternatives')
  if (!group || event.altKey || event.ctrlKey || event.metaKey) return
  const all = tabsOf(group)
  const at = all.indexOf(event.target)
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key]
  if (to === undefined) return
  event.preventDefault()
  const tab = all.at(to % all.length)
  if (!tab) return
  tab.focus()
  choose(tab)
  remember(tab)
}

function reveal(target: EventTarget | null): void {
  const panel = target instanceof Element ? target.closest<HTMLElement>('.alternative') : null
  const group = panel?.parentElement
  if (!panel || !group?.classList.contains('alternatives')) return
  reveal(group.parentElement)
  const tab = tabsOf(group)[panelsOf(group).indexOf(panel)]
  if (tab) choose(tab)
}

/** A link to a place within a panel that is not shown. */
function follow(): () => void {
  const go = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
    if (!target?.closest('.alternative[hidden]')) return
    reveal(target)
    target.scrollIntoView()
  }
  go()
  addEventListener('hashchange', go)
  return () => removeEventListener('hashchange', go)
}

function remember(tab: HTMLElement): void {
  const group = tab.closest<HTMLElement>('.alternatives')
  const labels = group?.dataset.tabs
  if (!group || labels === undefined) return
  const others = Object.entries(remembered()).filter(([key]) => key !== labels)
  store(Object.fromEntries([...others, [labels, tab.textContent ?? '']].slice(-REMEMBERED)))
  for (const same of groups().filter(({ dataset }) => dataset.tabs === labels)) {
    same.dataset.chosen = ''
    const twin = tabsOf(same).find(({ textContent }) => textContent === tab.textContent)
    if (twin) choose(twin)
  }
}

/** Storage may be switched off or hold something else; then nothing is remembered. */
function remembered(): Record<string, unknown> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    return typeof kept === 'object' && kept !== null ? { ...kept } : {}
  } catch {
    return {}
  }
}

function store(choices: Record<string, unknown>): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(choices))
  } catch {
    // The choice holds until the page is left.
  }
}

function listen(type: string, act: (event: Event) => void): () => void {
  document.addEventListener(type, act)
  return () => document.removeEventListener(type, act)
}

function panelsOf(group: Element): HTMLElement[] {
  return [...group.querySelectorAll<HTMLElement>(':scope > .alternative')]
}

function tabsOf(group: Element): HTMLElement[] {
  return [...group.querySelectorAll<HTMLElement>(':scope > .alternative-tabs > [role="tab"]')]
}

function nameOf(panel: HTMLElement): string {
  return panel.querySelector('.alternative-name')?.textContent ?? ''
}
