import { linesInBlocks } from './applies-source'
import { sourceLines } from './source-lines'

export type Section = {
  /** 0 is what stands before the first heading; stable as long as no heading is added or removed before it. */
  index: number
  title: string
  /** 1 to 6 as written; 0 for what stands before the first heading. */
  depth: number
  /** From here (the heading's line) to before `end` in the source, subsections included. */
  start: number
  end: number
}

/** The sections of a source, by its headings in the first column outside fences and blocks. Section 0 is always there. */
export function listSections(source: string): Section[] {
  const sections: Section[] = [{ index: 0, title: '', depth: 0, start: 0, end: source.length }]
  const lines = sourceLines(source)
  const inBlocks = linesInBlocks(lines)
  for (const [index, { text, start, fenced }] of lines.entries()) {
    const heading = fenced || inBlocks.has(index) ? null : /^(#{1,6})(?:[ \t]+(.*))?$/.exec(text)
    if (heading === null) continue
    const title = (heading[2] ?? '').replace(/(?:^|[ \t]+)#+[ \t]*$/, '').trim()
    sections.push({
      index: sections.length,
      title,
      depth: heading[1]?.length ?? 1,
      start,
      end: source.length,
    })
  }
  return sections.map((section) => ({ ...section, end: endOf(section, sections, source.length) }))
}

/** The text of one section with its subsections, or `null` when there is none of that index. */
export function sectionText(source: string, index: number): string | null {
  const section = listSections(normalised(source))[index]
  return section === undefined ? null : normalised(source).slice(section.start, section.end)
}

/**
 * The source with one section exchanged, everything else byte for byte; `null` when there is none of that index. What
 * follows stays as far below as it was: forms and people lose blank lines at the end of a text.
 */
export function replaceSection(source: string, index: number, newText: string): string | null {
  const text = normalised(source)
  const section = listSections(text)[index]
  if (section === undefined) return null
  const [before, after] = [text.slice(0, section.start), text.slice(section.end)]
  const was = text.slice(section.start, section.end)
  const body = normalised(newText)
  if (after === '' || body === was) return before + body + after
  if (body.trim() === '') return before + after
  return before + body + '\n'.repeat(Math.max(0, newlinesAtEnd(was) - newlinesAtEnd(body))) + after
}

function newlinesAtEnd(text: string): number {
  return text.slice(text.trimEnd().length).split('\n').length - 1
}

function endOf(section: Section, sections: Section[], length: number): number {
  const next = sections
    .slice(section.index + 1)
    .find(({ depth }) => section.index === 0 || depth <= section.depth)
  return next?.start ?? length
}

function normalised(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}
