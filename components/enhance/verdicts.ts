import { afterNo, thanks } from '../wiki/verdict-words'

/** Sends "Did this solve it?" from the page and says thanks in its place; what fails is sent as a plain form. */
export function verdicts(): () => void {
  const onSubmit = (event: SubmitEvent) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || form.dataset.verdict === undefined) return
    event.preventDefault()
    void send(form, event.submitter)
  }
  document.addEventListener('submit', onSubmit)
  return () => document.removeEventListener('submit', onSubmit)
}

async function send(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  const said = submitter?.getAttribute('value') === 'yes' ? 'yes' : 'no'
  const body = new URLSearchParams({ solved: said })
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
  try {
    const response = await fetch(form.action, {
      method: 'POST',
      body,
      headers: { accept: 'application/json' },
    })
    if (response.ok) return sayThanks(form, said)
  } catch {
    // Without a connection the browser says so itself.
  }
  const hidden = document.createElement('input')
  Object.assign(hidden, { type: 'hidden', name: 'solved', value: said })
  form.append(hidden)
  form.submit()
}

function sayThanks(form: HTMLFormElement, said: 'yes' | 'no'): void {
  const words = document.createElement('p')
  words.setAttribute('role', 'status')
  words.tabIndex = -1
  words.append(thanks[said])
  if (said === 'no')
    words.append(
      ' ',
      link(form.dataset.ask, afterNo.ask),
      ' or ',
      link(form.dataset.needs, afterNo.needs),
      '.',
    )
  form.replaceChildren(words)
  words.focus()
}

function link(href: string | undefined, text: string): HTMLAnchorElement {
  const element = document.createElement('a')
  element.href = href ?? ''
  element.textContent = text
  return element
}
