import { continueList } from '@/lib/typing/lists'
import { applyEdit, readField } from './field-edit'
import { editOfKey } from './tools'

/** What keys do in the text besides typing. Tab goes on, and single keys stay letters. */
export function onEditorKey(event: KeyboardEvent, textarea: HTMLTextAreaElement): void {
  if (event.isComposing || event.defaultPrevented) return
  const command = event.ctrlKey || event.metaKey
  if (event.key === 'Enter' && command) {
    save(event, textarea)
    return
  }
  if (event.key === 'Enter' && !event.shiftKey && !event.altKey) {
    const edit = continueList(readField(textarea))
    if (!edit) return
    event.preventDefault()
    applyEdit(textarea, edit)
    return
  }
  const edit = command ? editOfKey(event) : null
  if (!edit) return
  event.preventDefault()
  applyEdit(textarea, edit(readField(textarea)))
}

/** As the first button of the form would. */
function save(event: KeyboardEvent, { form }: HTMLTextAreaElement): void {
  const button = form?.querySelector<HTMLButtonElement>('button.button-primary')
  if (!form || !button || button.disabled) return
  event.preventDefault()
  form.requestSubmit(button)
}
