import type { QuestionSort } from './list-input'

/** The last row of a page: its id, and what its list is ordered by (microseconds of activity, or score). */
export type Cursor = { id: number; value: number }

/** Opaque text for links. It names its order, so that it is refused in another list. */
export function formatCursor(sort: QuestionSort, { id, value }: Cursor): string {
  return Buffer.from(`${letterOf(sort)}.${value}.${id}`).toString('base64url')
}

/** Null for anything that `formatCursor` did not make for this order. */
export function parseCursor(text: string, sort: QuestionSort): Cursor | null {
  if (text.length > 64 || !/^[A-Za-z0-9_-]+$/.test(text)) return null
  const parts = /^([a-z])\.(-?\d{1,16})\.([1-9]\d{0,14})$/.exec(
    Buffer.from(text, 'base64url').toString('latin1'),
  )
  if (!parts || parts[1] !== letterOf(sort)) return null
  const cursor = { value: Number(parts[2]), id: Number(parts[3]) }
  const fits = sort === 'votes' ? Math.abs(cursor.value) < 2 ** 31 : Number.isSafeInteger(cursor.value)
  return fits ? cursor : null
}

function letterOf(sort: QuestionSort): string {
  return sort.charAt(0)
}
