import type { PlannedMove } from './subtree-plan'

export type { PlannedMove } from './subtree-plan'

export type SubtreePlan = {
  moves: PlannedMove[]
  /** There are more pages than one move takes. */
  more: boolean
  /** Deleted and hidden pages there: they stay. */
  unseen: number
  /** Stands for exactly these moves. */
  seen: string
}
