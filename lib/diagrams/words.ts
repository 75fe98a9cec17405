import type { Diagram, DiagramEdge, DiagramGroup } from './types'

/** The picture in sentences, one for each node that leads somewhere, each frame and each node that stands alone. */
export function diagramWords(drawn: Diagram): string[] {
  const diagram = { ...drawn, edges: drawn.edges.map(asRead) }
  const frames = framesOf(diagram.groups)
  return [
    ...frames.map(
      ({ label, nodes }) => `${label} holds ${listed(nodes.map((node) => labelAt(diagram, node)))}.`,
    ),
    ...diagram.nodes.flatMap((_, node) => sentenceOf(diagram, node)),
    ...aloneIn(diagram, frames),
  ]
}

/** An arrow that is drawn at the tail only leads there. */
function asRead(edge: DiagramEdge): DiagramEdge {
  return edge.arrows === 'back' ? { ...edge, tail: edge.head, head: edge.tail } : edge
}

function sentenceOf(diagram: Diagram, node: number): string[] {
  const leaving = diagram.edges.filter(({ tail }) => tail === node)
  if (leaving.length === 0) return []
  const ends = leaving.map(({ head, label, arrows }) => {
    const said = [flat(label), arrows === 'both' ? 'and back' : ''].filter((part) => part !== '').join(', ')
    return said === '' ? labelAt(diagram, head) : `${labelAt(diagram, head)} (${said})`
  })
  const from = labelAt(diagram, node)
  return [diagram.directed ? `From ${from} to ${listed(ends)}.` : `Between ${from} and ${listed(ends)}.`]
}

function aloneIn(diagram: Diagram, frames: DiagramGroup[]): string[] {
  const told = new Set([
    ...diagram.edges.flatMap(({ tail, head }) => [tail, head]),
    ...frames.flatMap(({ nodes }) => nodes),
  ])
  return diagram.nodes.flatMap((_, node) => (told.has(node) ? [] : [`${labelAt(diagram, node)}.`]))
}

function framesOf(groups: DiagramGroup[]): DiagramGroup[] {
  return groups.flatMap((group) => [
    ...(group.kind === 'frame' && group.label !== '' && group.nodes.length > 0
      ? [{ ...group, label: flat(group.label) }]
      : []),
    ...framesOf(group.groups),
  ])
}

function labelAt({ nodes }: Diagram, index: number): string {
  const node = nodes[index]
  return flat(node?.label ?? '') || (node?.name ?? '')
}

function flat(label: string): string {
  return label.replace(/\s+/g, ' ').trim()
}

function listed(parts: string[]): string {
  const last = parts.at(-1) ?? ''
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`
}
