export type Node =
  | { kind: 'text'; value: string }
  | { kind: 'template'; parts: Node[][]; raw: string }
  | { kind: 'link'; parts: Node[][]; raw: string }
  | { kind: 'external'; content: Node[]; raw: string }
  | { kind: 'tag'; name: string; attributes: string; content: string; raw: string }

/** Something that is no plain text any more: how it stands within a line, on lines of its own, and within code. */
export type Piece = {
  inline: () => string
  block?: (() => string) | undefined
  plain: () => string
}

/** What could not be carried over as it was, by kind and name. */
export type NoteKind =
  | 'template'
  | 'image'
  | 'span'
  | 'nested-table'
  | 'missing-link'
  | 'interlanguage'
  | 'html'
  | 'footnote'

export type Hooks = {
  /** The path of the page with this title, or null when it is not taken over. */
  pathOf: (title: string) => string | null
  note: (kind: NoteKind, name: string) => void
  /** Address of a page or file of the source, when the source says where it stands. */
  addressOf: (title: string) => string | null
}

export type Converted = { markdown: string; categories: string[]; redirect: string | null }

export type Context = Hooks & {
  /** How a tree and a text of several lines are read; given here, because readers of parts need readers of the whole. */
  flatten: (nodes: Node[], context: Context) => string
  blocks: (text: string, context: Context) => string
  pieces: Piece[]
  footnotes: Footnotes
  categories: Set<string>
  depth: number
  /** Steps taken, which a test holds against the length of the text. */
  work: { steps: number }
}

export type Footnotes = { names: Map<string, string>; texts: Map<string, string>; used: Set<string> }
