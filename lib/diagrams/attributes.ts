import { type DiagramEdge, type DiagramNode, diagramBounds, type Line, type Tone } from './types'

/** Attributes as written; only what is read here ever reaches the layout. */
export type Attributes = Record<string, string>

export function nodeOf(name: string, given: Attributes): DiagramNode {
  const style = stylesOf(given)
  return {
    name,
    label: labelOf(given.label ?? name),
    shape: shapes.has(given.shape ?? '') ? (given.shape ?? 'box') : 'box',
    rounded: style.includes('rounded'),
    line: lineOf(style),
    tone: toneOf(given),
  }
}

export function edgeLook(given: Attributes, directed: boolean): Omit<DiagramEdge, 'tail' | 'head'> {
  return {
    label: labelOf(given.label ?? ''),
    line: lineOf(stylesOf(given)),
    tone: toneOf(given),
    arrows: arrowsOf(given.dir) ?? (directed ? 'forward' : 'none'),
  }
}

export function labelOf(text: string): string {
  return text.trim().slice(0, diagramBounds.label)
}

export function directionOf(text: string | undefined): 'TB' | 'LR' | 'BT' | 'RL' {
  return text === 'LR' || text === 'BT' || text === 'RL' ? text : 'TB'
}

const shapes: ReadonlySet<string> = new Set([
  ...['box', 'rect', 'ellipse', 'oval', 'circle', 'diamond', 'cylinder', 'hexagon', 'note', 'tab', 'folder'],
  ...['component', 'box3d', 'plaintext', 'parallelogram', 'octagon', 'house', 'doublecircle', 'point'],
])

function stylesOf({ style = '' }: Attributes): string[] {
  return style.split(',').map((one) => one.trim())
}

function lineOf(styles: string[]): Line {
  for (const line of ['dashed', 'dotted', 'bold'] as const) if (styles.includes(line)) return line
  return 'solid'
}

function arrowsOf(dir: string | undefined): DiagramEdge['arrows'] | null {
  return dir === 'forward' || dir === 'back' || dir === 'both' || dir === 'none' ? dir : null
}

function toneOf({ color, fillcolor }: Attributes): Tone {
  return toneNamed(color) ?? toneNamed(fillcolor)
}

function toneNamed(colour: string | undefined): Tone {
  return colour !== undefined && Object.hasOwn(tonesByName, colour) ? (tonesByName[colour] ?? null) : null
}

const tonesByName: Record<string, Tone> = {
  good: 'good',
  green: 'good',
  warn: 'warn',
  orange: 'warn',
  bad: 'bad',
  red: 'bad',
  accent: 'accent',
  blue: 'accent',
  quiet: 'quiet',
  gray: 'quiet',
  grey: 'quiet',
}
