import { looksLikeLog } from '@/lib/paste/log'
import { replaceSelection } from '@/lib/typing/edit'
import { isInFence } from '@/lib/typing/lists'
import type { Pasted } from './convert-paste'
import { applyEdit, readField } from './field-edit'

export type PastePlace = {
  textarea: HTMLTextAreaElement
  tell: (message: string) => void
  attach: (files: File[]) => void
}

/** A longer log is attached as a file, which the server scrubs. */
const LOG_IN_TEXT_MAX = 20_000
const TEXT_MAX = 60_000
const htmlStructure =
  /<(table|a|ul|ol|h[1-6]|pre|code|strong|b|em|i|blockquote|del|s)[\s>]|font-weight: ?([6-9]00|bold)/i

/**
 * Turns what is pasted into Markdown. The plain text goes in first and is then replaced, so that Ctrl+Z brings it back; what
 * converts is loaded when it is first needed.
 */
export function onPaste(event: ClipboardEvent, place: PastePlace): void {
  const data = event.clipboardData
  if (!data) return
  const text = data.getData('text/plain').replace(/\r\n?/g, '\n')
  const files = [...data.files]
  if (files.length > 0 && text.trim() === '') {
    event.preventDefault()
    place.attach(files)
    return
  }
  const { value, from } = readField(place.textarea)
  const inFence = isInFence(value, value.lastIndexOf('\n', from - 1) + 1)
  const html = inFence ? '' : data.getData('text/html')
  const isLog = looksLikeLog(text)
  if (isLog && text.length > LOG_IN_TEXT_MAX) {
    event.preventDefault()
    place.attach([new File([text], 'pasted.log', { type: 'text/plain' })])
    return
  }
  const isSheet = !inFence && text.includes('\t') && text.trimEnd().includes('\n')
  if (text === '' || text.length > TEXT_MAX || !(isLog || isSheet || htmlStructure.test(html))) return
  event.preventDefault()
  void replaceLater({ text, html, isLog, inFence }, place)
}

async function replaceLater(pasted: Pasted, { textarea, tell }: PastePlace): Promise<void> {
  const field = readField(textarea)
  applyEdit(textarea, replaceSelection(field, pasted.text))
  const end = field.from + pasted.text.length
  const { convertPaste } = await import('./convert-paste')
  const converted = convertPaste(pasted, field)
  // What was typed meanwhile stays: only the untouched text is replaced.
  if (!converted || textarea.value.slice(field.from, end) !== pasted.text) return
  const caret = field.from + converted.markdown.length
  applyEdit(textarea, {
    from: field.from,
    to: end,
    text: converted.markdown,
    selectFrom: caret,
    selectTo: caret,
  })
  tell(converted.note)
}
