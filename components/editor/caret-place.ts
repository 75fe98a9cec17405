import type { TextControl } from './field-edit'

const copied = [
  'font',
  'letterSpacing',
  'lineHeight',
  'padding',
  'border',
  'boxSizing',
  'tabSize',
  'textIndent',
] as const

/**
 * Where something of this width has room below the line of the caret, within the positioned frame of the field; measured on a
 * copy of the text.
 */
export function caretPlace(control: TextControl, width: number): { left: number; top: number } {
  const style = getComputedStyle(control)
  const copy = document.createElement('div')
  for (const name of copied) copy.style[name] = style[name]
  copy.style.position = 'absolute'
  copy.style.visibility = 'hidden'
  copy.style.whiteSpace = control instanceof HTMLTextAreaElement ? 'pre-wrap' : 'pre'
  copy.style.overflowWrap = 'break-word'
  copy.style.width = `${control.clientWidth}px`
  copy.textContent = control.value.slice(0, control.selectionStart ?? 0)
  const mark = document.createElement('span')
  mark.textContent = '.'
  copy.append(mark)
  control.after(copy)
  const line = Number.parseFloat(style.lineHeight) || 20
  const left = control.offsetLeft + Math.min(mark.offsetLeft, control.offsetWidth - width)
  const within = mark.offsetTop - control.scrollTop + line
  copy.remove()
  return { left: Math.max(0, left), top: control.offsetTop + Math.min(within + 4, control.offsetHeight) }
}
