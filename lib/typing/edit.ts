/** A change of a text field: what replaces the characters from `from` to `to`, and what is selected afterwards. */
export type Edit = { from: number; to: number; text: string; selectFrom: number; selectTo: number }

export type Field = { value: string; from: number; to: number }

/** The edit that puts `text` in the place of the selection with the caret behind it. */
export function replaceSelection({ from, to }: Field, text: string): Edit {
  return { from, to, text, selectFrom: from + text.length, selectTo: from + text.length }
}

/** The same for what must stand in lines of its own, with an empty line before and after. */
export function insertBlock({ value, from, to }: Field, block: string): Edit {
  const before = value.slice(0, from)
  const after = value.slice(to)
  const lead = before === '' ? '' : before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n'
  const tail = after === '' ? '\n' : after.startsWith('\n\n') ? '' : after.startsWith('\n') ? '\n' : '\n\n'
  const end = from + lead.length + block.length
  return { from, to, text: lead + block + tail, selectFrom: end, selectTo: end }
}

/** The value after an edit; what a text field does itself. */
export function applied(value: string, { from, to, text }: Edit): string {
  return value.slice(0, from) + text + value.slice(to)
}
