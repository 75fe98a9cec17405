export type Segment = { text: string; kind: 'same' | 'added' | 'removed' }

export type DiffLine =
  | {
      kind: 'same' | 'changed'
      left: Segment[]
      right: Segment[]
      leftNumber: number
      rightNumber: number
      /** Nothing but spaces changed. */
      spaces?: true
    }
  /** `moved`: the number of the same line on the other side. */
  | { kind: 'added'; right: Segment[]; rightNumber: number; moved?: number }
  | { kind: 'removed'; left: Segment[]; leftNumber: number; moved?: number }

/** `folded` stands for unchanged lines in the middle of a long run; `lines` are theirs, for those who unfold it. */
export type DiffRow = DiffLine | { kind: 'folded'; lines: DiffLine[] }

/** One field besides the text, before and after. */
export type FieldChange = { label: string; was: string; is: string }

/** What saving would change: `against` names the newest revision. */
export type TextChanges = { against: string; fields: FieldChange[]; rows: DiffRow[] }
