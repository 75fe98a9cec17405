import type { Edit, Field } from './edit'

// Of one line, which is short or cut.
const item = /^(\s*(?:> ?)*)(?:([-*+])|(\d{1,9})([.)]))( +)(\[[ xX]\] )?/
const LINE_MAX = 2_000

/**
 * What Enter does within a list or a quote: the next item, numbered on; in an empty item the end of the list. Null where
 * Enter only begins a new line.
 */
export function continueList({ value, from, to }: Field): Edit | null {
  if (from !== to) return null
  const start = value.lastIndexOf('\n', from - 1) + 1
  const line = value.slice(start, Math.min(from, start + LINE_MAX))
  if (isInFence(value, start)) return null
  const found = item.exec(line)
  const mark = found?.[0] ?? /^(?:> ?)+/.exec(line)?.[0]
  if (mark === undefined) return null
  const restOfLine = value.slice(
    from,
    value.indexOf('\n', from) === -1 ? undefined : value.indexOf('\n', from),
  )
  if (line.length === mark.length && restOfLine.trim() === '')
    return { from: start, to: from, text: '', selectFrom: start, selectTo: start }
  if (line.length < mark.length) return null
  const next = `\n${found ? nextItem(found) : mark}`
  return { from, to, text: next, selectFrom: from + next.length, selectTo: from + next.length }
}

function nextItem([, lead = '', bullet, number, sign = '', space = ' ', box]: RegExpExecArray): string {
  return `${lead}${bullet ?? `${Number(number) + 1}${sign}`}${space}${box ? '[ ] ' : ''}`
}

/** Whether a line stands in a block of code, where a hyphen is a hyphen. */
export function isInFence(value: string, lineStart: number): boolean {
  let open = ''
  for (const line of value.slice(0, lineStart).split('\n')) {
    const fence = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1]
    if (fence === undefined) continue
    if (open === '') open = fence
    else if (fence[0] === open[0] && fence.length >= open.length && line.trim() === fence) open = ''
  }
  return open !== ''
}
