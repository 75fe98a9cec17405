import type { FormState } from '@/lib/http/form'
import type { Clash } from './look'

export type { Hunk, LineHunk } from './hunks'
export type { OwnLine, WaitingLine } from './lists'
export type { SeenSuggestion } from './queries'

/** What the editor of a suggestion answers. */
export type ReworkState = FormState & {
  /** Asked for by the button that works without script. */
  preview?: string
  clash?: Pick<Clash, 'number' | 'rows'>
}
