import { isStorable } from '../text/well-formed'
import { markOf } from './applies-syntax'
import { bracketDepth, isDecoration, markersIn } from './inline-markers'
import { nestingOf, newNesting } from './nesting'
import { type SourceLine, sourceLines } from './source-lines'
import { cellsOfTables } from './table-cells'

export const bounds = {
  length: 262_144,
  nesting: 20,
  markersPerLine: 50,
  markersPerParagraph: 3000,
  linesPerParagraph: 2000,
  bracketDepth: 20,
  containers: 3000,
  headings: 1000,
  fences: 300,
  appliesBlocks: 100,
  appliesNesting: 10,
  footnoteReferences: 500,
  definitions: 500,
  tableColumns: 50,
  tableCells: 2000,
  allTableCells: 5000,
  /** Characters that reference links may add when each use repeats the longest definition. */
  referenceGrowth: 1_000_000,
} as const

/** What a text of up to this length may hold; longer ones in proportion, because they have longer to be rendered. */
const MEASURE = 65_536

export class MalformedTextError extends Error {
  constructor() {
    super('The text contains characters that cannot be stored')
    this.name = 'MalformedTextError'
  }
}

/**
 * What makes the text too costly to parse, in words for its author, or `null`. Looks at each line once and never
 * parses: a parser needs seconds and gigabytes for some texts of 8 kB. Code in fences costs nothing and is not counted.
 */
export function brokenBound(source: string): string | null {
  if (!isStorable(source)) throw new MalformedTextError()
  if (source.length > bounds.length)
    return `The text is longer than ${bounds.length.toLocaleString('en-GB')} characters.`
  const lines = sourceLines(source)
  const times = timesOver(source)
  return brokenByLine(lines, times) ?? brokenByTotal(lines, times) ?? brokenByTable(lines, times)
}

/** How many texts of the usual length this one stands for. */
export function timesOver(source: string): number {
  return Math.max(1, source.length / MEASURE)
}

function brokenByLine(lines: SourceLine[], times: number): string | null {
  const nesting = newNesting()
  let paragraph = 0
  let height = 0
  let brackets = 0
  for (const [index, { text, fenced }] of lines.entries()) {
    if (fenced || text.trim() === '' || startsBlock.test(text)) paragraph = height = brackets = 0
    if (fenced || isDecoration(text)) continue
    const markers = markersIn(text)
    paragraph += markers
    height += 1
    const { open, deepest } = bracketDepth(text, brackets)
    brackets = open
    const line = `Line ${index + 1}`
    if (nestingOf(text, nesting) > bounds.nesting)
      return `${line} is nested more than ${bounds.nesting} levels deep.`
    if (markers > bounds.markersPerLine)
      return `${line} has more than ${bounds.markersPerLine} marks for emphasis and links.`
    if (paragraph > bounds.markersPerParagraph)
      return `The paragraph at line ${index + 1} has too many marks for emphasis and links.`
    if (height > bounds.linesPerParagraph) return `The paragraph at line ${index + 1} is too long.`
    if (deepest > bounds.bracketDepth)
      return `${line} has more than ${bounds.bracketDepth} brackets within each other.`
    if (nesting.containers > bounds.containers * times)
      return 'The text has too many list items and quotations.'
  }
  return null
}

const startsBlock = /^\s*(?:[-+*]|\d{1,9}[.)]|#{1,6})\s|^\s*\|/

function brokenByTotal(lines: SourceLine[], times: number): string | null {
  const fences = lines.filter(({ text }) => /^[\s>]*(?:```|~~~)/.test(text)).length / 2
  if (fences > bounds.fences * times) return 'The text has too many code blocks.'
  const prose = lines.filter(({ fenced }) => !fenced).map(({ text }) => text)
  const blocks = appliesBlocks(prose)
  if (blocks.count > bounds.appliesBlocks)
    return `The text has more than ${bounds.appliesBlocks} blocks and tabs.`
  if (blocks.deepest > bounds.appliesNesting) return 'Blocks stand too deep within each other.'
  if (count(prose, /^[\s>]*(?:#{1,6}(?:\s|$)|(?:=+|-+)\s*$)/) > bounds.headings * times)
    return 'The text has too many headings.'
  const text = prose.join('\n')
  const brackets = text.split('[').length - 1
  if (text.split('[^').length - 1 > bounds.footnoteReferences * times)
    return 'The text has too many footnotes.'
  const definitions = [...text.matchAll(definition)].map((match) => match[0].length)
  if (definitions.length > bounds.definitions * times) return 'The text has too many reference links.'
  const longest = Math.max(0, ...definitions)
  return brackets * longest > bounds.referenceGrowth ? 'Reference links would make the text too large.' : null
}

// A definition and its title, which may go on over lines up to the next blank one.
// Within its line: across lines, a run of empty ones would be read once for each of them.
const definition = /^[ \t>]*\[[^\]\n]+\]:(?:[^\n]|\n(?![ \t]*\n|[ \t>]*\[))*/gm

function brokenByTable(lines: SourceLine[], times: number): string | null {
  let all = 0
  for (const { columns, cells, line } of cellsOfTables(lines)) {
    all += cells
    if (columns > bounds.tableColumns)
      return `The table at line ${line} has more than ${bounds.tableColumns} columns.`
    if (cells > bounds.tableCells * times)
      return `The table at line ${line} has more than ${Math.floor(bounds.tableCells * times)} cells.`
  }
  return all > bounds.allTableCells * times ? 'The tables have too many cells.' : null
}

/** Marks wherever they stand, those in lists and quotations too; what is none after all only makes the count larger. */
function appliesBlocks(lines: string[]): { count: number; deepest: number } {
  const found = { count: 0, deepest: 0 }
  let depth = 0
  for (const line of lines) {
    const mark = markOf(line.replace(/^(?:[\s>]|[-+*]\s|\d{1,9}[.)]\s)+/, ''))
    if (mark === undefined) continue
    if (mark.word === 'end') depth = Math.max(0, depth - 1)
    else if (mark.word !== 'tab') depth += 1
    if (mark.word !== 'end') found.count += 1
    found.deepest = Math.max(found.deepest, depth)
  }
  return found
}

function count(lines: string[], pattern: RegExp): number {
  return lines.filter((line) => pattern.test(line)).length
}
