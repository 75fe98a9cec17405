import { type Attributes, directionOf, edgeLook, labelOf, nodeOf } from './attributes'
import { expectSign, isWord, peek, type Reader, readWord, take, unexpected } from './reader'
import { DiagramError, readTokens } from './tokens'
import { type Diagram, type DiagramGroup, diagramBounds } from './types'

type State = { reader: Reader; diagram: Diagram; byName: Map<string, number>; groups: number }
type Scope = { node: Attributes; edge: Attributes; graph: Attributes; group: DiagramGroup; depth: number }

/**
 * Reads a graph in the DOT language. What is drawn is built from this: of an author's source only names, labels and a
 * few looks get to Graphviz, and bounds hold before it begins. Throws a DiagramError in words for the author.
 */
export function parseDiagram(source: string): Diagram {
  if (source.length > diagramBounds.source)
    throw new DiagramError(
      `A diagram has at most ${diagramBounds.source.toLocaleString('en-GB')} characters.`,
    )
  const reader: Reader = { tokens: readTokens(source), at: 0 }
  take(reader, 'strict')
  const directed = take(reader, 'digraph')
  if (!directed && !take(reader, 'graph'))
    throw unexpected(reader, 'a diagram begins with “digraph {” or “graph {”')
  if (peek(reader) !== '{') readWord(reader)
  const diagram: Diagram = { directed, label: '', direction: 'TB', nodes: [], edges: [], groups: [] }
  const group: DiagramGroup = { kind: 'frame', label: '', nodes: [], groups: [] }
  const scope: Scope = { node: {}, edge: {}, graph: {}, group, depth: 0 }
  readStatements({ reader, diagram, byName: new Map(), groups: 0 }, scope)
  if (peek(reader) !== undefined) throw unexpected(reader, 'the diagram has ended already')
  if (diagram.nodes.length === 0) throw new DiagramError('The diagram has no nodes.')
  const { label = '', rankdir } = scope.graph
  return { ...diagram, label: labelOf(label), direction: directionOf(rankdir), groups: group.groups }
}

/** What keeps a diagram from being drawn, in words for its author, or `null`. */
export function diagramProblem(source: string): string | null {
  try {
    parseDiagram(source)
    return null
  } catch (error) {
    if (error instanceof DiagramError) return error.message
    throw error
  }
}

function readStatements(state: State, scope: Scope): void {
  const { reader } = state
  expectSign(reader, '{')
  while (!take(reader, '}')) {
    if (peek(reader) === undefined) throw unexpected(reader, '“}” is missing')
    if (!take(reader, ';')) readStatement(state, scope)
  }
}

function readStatement(state: State, scope: Scope): void {
  const { reader } = state
  for (const kind of ['graph', 'node', 'edge'] as const)
    if (take(reader, kind)) {
      Object.assign(scope[kind], readAttributes(reader))
      return
    }
  const first = readEnd(state, scope)
  if (first.name !== null && take(reader, '=')) {
    // Not a node after all: `rankdir=LR`.
    scope.graph[first.name] = readWord(reader)
    return
  }
  const ends = [nodesOf(state, first, scope)]
  while (take(reader, '->') || take(reader, '--')) ends.push(nodesOf(state, readEnd(state, scope), scope))
  const given = readAttributes(reader)
  if (ends.length > 1) joinEnds(state, ends, { ...scope.edge, ...given })
  else if (first.name !== null) dressNode(state, first.name, { ...scope.node, ...given }, given)
}

type End = { name: string | null; nodes: number[] }

function readEnd(state: State, scope: Scope): End {
  const { reader } = state
  if (peek(reader) !== '{' && peek(reader) !== 'subgraph') {
    const name = readWord(reader)
    while (take(reader, ':')) readWord(reader)
    return { name, nodes: [] }
  }
  const named = take(reader, 'subgraph') && isWord(reader) ? readWord(reader) : ''
  return { name: null, nodes: readGroup(state, scope, named) }
}

function readGroup(state: State, scope: Scope, name: string): number[] {
  const { reader } = state
  state.groups += 1
  if (scope.depth >= diagramBounds.nesting)
    throw unexpected(reader, 'groups stand too deep within each other')
  if (state.groups > diagramBounds.groups) throw unexpected(reader, 'the diagram has too many groups')
  const group: DiagramGroup = { kind: 'row', label: '', nodes: [], groups: [] }
  const defaults = { node: { ...scope.node }, edge: { ...scope.edge }, graph: {} }
  const inner: Scope = { ...defaults, group, depth: scope.depth + 1 }
  readStatements(state, inner)
  const framed = name.startsWith('cluster')
  if (framed) scope.group.groups.push({ ...group, kind: 'frame', label: labelOf(inner.graph.label ?? '') })
  else if (inner.graph.rank === 'same') scope.group.groups.push(group)
  else scope.group.groups.push(...group.groups)
  return nodesWithin(group)
}

function nodesOf(state: State, { name, nodes }: End, scope: Scope): number[] {
  return name === null ? nodes : [placeNode(state, name, scope)]
}

function placeNode({ reader, diagram, byName }: State, name: string, scope: Scope): number {
  const known = byName.get(name)
  const index = known ?? diagram.nodes.length
  if (index === diagramBounds.nodes)
    throw unexpected(reader, `a diagram has at most ${diagramBounds.nodes} nodes`)
  if (known === undefined) {
    byName.set(name, index)
    diagram.nodes.push(nodeOf(name, scope.node))
  }
  if (!scope.group.nodes.includes(index)) scope.group.nodes.push(index)
  return index
}

/** The statement that gives a node its looks may stand behind the edges that name it. */
function dressNode({ diagram, byName }: State, name: string, all: Attributes, given: Attributes): void {
  const index = byName.get(name)
  if (index !== undefined && Object.keys(given).length > 0) diagram.nodes[index] = nodeOf(name, all)
}

function joinEnds({ reader, diagram }: State, ends: number[][], given: Attributes): void {
  const look = edgeLook(given, diagram.directed)
  for (const [place, tails] of ends.slice(0, -1).entries())
    for (const tail of tails)
      for (const head of ends[place + 1] ?? []) {
        if (diagram.edges.length === diagramBounds.edges)
          throw unexpected(reader, `a diagram has at most ${diagramBounds.edges} edges`)
        diagram.edges.push({ tail, head, ...look })
      }
}

function readAttributes(reader: Reader): Attributes {
  const found: Attributes = {}
  while (take(reader, '['))
    while (!take(reader, ']')) {
      const name = readWord(reader).toLowerCase()
      found[name] = take(reader, '=') ? readWord(reader) : 'true'
      while (take(reader, ',') || take(reader, ';'));
    }
  return found
}

function nodesWithin(group: DiagramGroup): number[] {
  return [...new Set([...group.nodes, ...group.groups.flatMap(nodesWithin)])]
}
