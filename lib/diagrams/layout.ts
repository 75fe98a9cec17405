import type { Viz } from '@viz-js/viz'
import { z } from 'zod'
import { parseDiagram } from './parse'
import type { Diagram, DiagramGroup } from './types'

const point = z.tuple([z.number(), z.number()])
const operation = z.object({
  op: z.string(),
  points: z.array(point).optional(),
  rect: z.tuple([z.number(), z.number(), z.number(), z.number()]).optional(),
  pt: point.optional(),
  align: z.string().optional(),
  text: z.string().optional(),
})
const operations = z.array(operation).default([])
const drawn = z.object({ _draw_: operations, _ldraw_: operations, _hdraw_: operations, _tdraw_: operations })
const layout = z.object({
  bb: z.string(),
  objects: z.array(drawn.extend({ name: z.string() })).default([]),
  edges: z.array(drawn.extend({ _gvid: z.number() })).default([]),
})

export type Operation = z.output<typeof operation>
export type Drawn = z.output<typeof drawn>
export type Layout = z.output<typeof layout>

/** Where Graphviz puts everything, as numbers; only a Diagram goes in, never a source. */
export async function layOut(diagram: Diagram): Promise<Layout> {
  starting ??= import('@viz-js/viz').then(({ instance }) => instance())
  const viz = await starting
  return layout.parse(viz.renderJSON(graphOf(diagram)))
}

/** Loads Graphviz and draws once, which compiles it. */
export async function warmLayout(): Promise<void> {
  await layOut(parseDiagram('digraph { subgraph cluster_a { label=a; a -> b [label=c] } }'))
}

// A megabyte of WebAssembly: loaded by the first diagram a worker meets.
let starting: Promise<Viz> | undefined

/** Graphviz knows the widths of this face only; the stylesheet names faces of the same widths. */
const face = { fontname: 'Arial', fontsize: 14 }

/** At the left, where fewer lines cross it; set in bold, which takes more room than what Graphviz measures. */
const frameLabel = { labeljust: 'l', fontsize: '15.5' }

function graphOf({ directed, direction, nodes, edges, groups }: Diagram) {
  return {
    directed,
    graphAttributes: { ...face, rankdir: direction, nodesep: 0.35, ranksep: 0.45, pad: 0 },
    nodeAttributes: { ...face, margin: '0.16,0.09', height: 0.45 },
    edgeAttributes: { ...face, fontsize: 13, arrowsize: 0.8 },
    nodes: nodes.map(({ label, shape, rounded }, index) => ({
      name: `n${index}`,
      attributes: { label: literal(label), shape, ...(rounded ? { style: 'rounded' } : {}) },
    })),
    edges: edges.map(({ tail, head, label, arrows }) => ({
      tail: `n${tail}`,
      head: `n${head}`,
      attributes: { dir: arrows, ...(label === '' ? {} : { label: ` ${literal(label)} ` }) },
    })),
    subgraphs: groups.map((group, index) => subgraphOf(group, `${index}`)),
  }
}

type Subgraph = {
  name: string
  graphAttributes: Record<string, string>
  nodes: { name: string }[]
  subgraphs: Subgraph[]
}

function subgraphOf({ kind, label, nodes, groups }: DiagramGroup, place: string): Subgraph {
  return {
    name: kind === 'frame' ? `cluster_${place}` : `row_${place}`,
    graphAttributes: kind === 'frame' ? { ...frameLabel, label: literal(label) } : { rank: 'same' },
    nodes: nodes.map((node) => ({ name: `n${node}` })),
    subgraphs: groups.map((group, index) => subgraphOf(group, `${place}_${index}`)),
  }
}

/** Graphviz reads sequences of its own (`\N`, `\E`) and entities in labels; these are words. */
function literal(label: string): string {
  return label.replaceAll('\\', '\\\\').replaceAll('&', '&amp;')
}
