import type { Edit, Field } from '@/lib/typing/edit'

export type TextControl = HTMLTextAreaElement | HTMLInputElement

export function readField(control: TextControl): Field {
  const { value, selectionStart, selectionEnd } = control
  return { value, from: selectionStart ?? value.length, to: selectionEnd ?? value.length }
}

/** Carries an edit out as if it were typed, so that Ctrl+Z takes it back; browsers without that still get the text. */
export function applyEdit(control: TextControl, { from, to, text, selectFrom, selectTo }: Edit): void {
  control.focus()
  control.setSelectionRange(from, to)
  if (!typeAs(text, from === to)) {
    control.setRangeText(text, from, to, 'end')
    control.dispatchEvent(new Event('input', { bubbles: true }))
  }
  control.setSelectionRange(selectFrom, selectTo)
}

function typeAs(text: string, isEmpty: boolean): boolean {
  if (text === '') return isEmpty || document.execCommand('delete')
  return document.execCommand('insertText', false, text)
}
