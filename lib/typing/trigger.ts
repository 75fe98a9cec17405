import { isInFence } from './lists'

export type CompletionKind = 'page' | 'person' | 'question' | 'tag'
/** What is being typed: completed from `from` on, the sign itself included. */
export type Trigger = { kind: CompletionKind; query: string; from: number }

const REACH = 80

/** What a completion is asked for at the caret: `[[` for pages, `@` for people, `#` for tags and questions. */
export function triggerAt(value: string, caret: number): Trigger | null {
  const lineStart = value.lastIndexOf('\n', caret - 1) + 1
  const near = value.slice(Math.max(lineStart, caret - REACH), caret)
  const found = pageTyped(near) ?? wordTyped(near)
  return found && !isInCode(value, lineStart, caret) ? { ...found, from: caret - found.length } : null
}

type Typed = { kind: CompletionKind; query: string; length: number }

function pageTyped(near: string): Typed | null {
  const at = near.lastIndexOf('[[')
  const query = near.slice(at + 2)
  return at === -1 || /[[\]|#]/.test(query)
    ? null
    : { kind: 'page', query: query.trim(), length: near.length - at }
}

function wordTyped(near: string): Typed | null {
  const found = /(?:^|[\s(>])([@#])([\p{L}\p{N}._+-]{1,40})$/u.exec(near)
  if (!found) return null
  const [, sign, query = ''] = found
  return { kind: sign === '@' ? 'person' : 'question', query, length: query.length + 1 }
}

function isInCode(value: string, lineStart: number, caret: number): boolean {
  if ((value.slice(lineStart, caret).split('`').length - 1) % 2 === 1) return true
  return isInFence(value, lineStart)
}

/** The tag that is being typed into a list of tags. */
export function tagAt(value: string, caret: number): Trigger | null {
  const query = /[^\s,;]*$/.exec(value.slice(0, caret))?.[0] ?? ''
  return query === '' ? null : { kind: 'tag', query: query.toLowerCase(), from: caret - query.length }
}
