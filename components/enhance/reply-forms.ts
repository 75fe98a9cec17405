import { routes } from '@/lib/routes'
import { onClick } from './on-click'

/** Opens the reply form under the comment instead of on its own page. Same fields, same address. */
export function replyForms(): () => void {
  return onClick('a[data-reply]', (link, event) => {
    const parent = Number(link.dataset.reply)
    if (!('signedIn' in document.documentElement.dataset) || !Number.isSafeInteger(parent)) return
    event.preventDefault()
    const row = link.parentElement
    const open = row?.nextElementSibling
    if (open instanceof HTMLFormElement && open.classList.contains('reply-form')) open.remove()
    else row?.after(formFor(parent))
    document.querySelector<HTMLElement>(`#reply-${parent}`)?.focus()
  })
}

function formFor(parent: number): HTMLFormElement {
  const form = make('form', {
    method: 'post',
    action: routes.comments(parent),
    class: 'reply-form',
    'data-guard': '',
  })
  const id = `reply-${parent}`
  const label = make('label', { for: id, class: 'field-label' })
  label.textContent = 'Your reply (Markdown)'
  const submit = make('button', { type: 'submit', class: 'button button-primary button-small' })
  submit.textContent = 'Post reply'
  form.append(
    make('input', { type: 'hidden', name: 'back', value: `${location.pathname}#post-${parent}` }),
    label,
    make('textarea', { id, name: 'body', required: '', maxlength: '10000', rows: '3', class: 'input' }),
    submit,
  )
  return form
}

function make<Name extends keyof HTMLElementTagNameMap>(name: Name, attributes: Record<string, string>) {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  return element
}
