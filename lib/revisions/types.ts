import type { DiffRow, TextChanges } from '@/lib/diff/types'
import type { EditorState } from '@/lib/posts/editor'

/** The edit form between two presses of its buttons. */
export type EditFormState = EditorState & {
  /** What saving would change. */
  changes?: TextChanges
  /** Somebody else changed the same place: their text against mine. The fields then hold both, with markers. */
  conflict?: { title: string | null; rows: DiffRow[]; number: number }
}
