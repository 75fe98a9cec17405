/** What a colour says; which one it is, the stylesheet decides for light and dark. */
export const tones = ['good', 'warn', 'bad', 'accent', 'quiet'] as const
export type Tone = (typeof tones)[number] | null

export type Line = 'solid' | 'dashed' | 'dotted' | 'bold'

export type DiagramNode = {
  name: string
  label: string
  shape: string
  rounded: boolean
  line: Line
  tone: Tone
}

export type DiagramEdge = {
  /** Indexes of nodes. */
  tail: number
  head: number
  label: string
  line: Line
  tone: Tone
  /** Which ends have an arrow. */
  arrows: 'forward' | 'back' | 'both' | 'none'
}

/** Nodes that stand together: in a frame with a label, or in one row. */
export type DiagramGroup = { kind: 'frame' | 'row'; label: string; nodes: number[]; groups: DiagramGroup[] }

export type Diagram = {
  directed: boolean
  label: string
  direction: 'TB' | 'LR' | 'BT' | 'RL'
  nodes: DiagramNode[]
  edges: DiagramEdge[]
  groups: DiagramGroup[]
}

export const diagramBounds = {
  source: 4_096,
  nodes: 60,
  edges: 120,
  groups: 20,
  nesting: 6,
  label: 120,
  output: 100_000,
} as const
