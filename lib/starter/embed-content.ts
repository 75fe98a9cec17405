import { architectures } from '@/lib/devices/architectures'
import { diagramProblem } from '@/lib/diagrams/parse'
import type { FactsRequest } from '@/lib/inclusions/facts-syntax'
import { embedOf, readEmbed } from '@/lib/inclusions/syntax'
import { listSections } from '@/lib/markdown/sections'
import { type SourceLine, sourceLines } from '@/lib/markdown/source-lines'
import { listErrors } from '@/lib/signatures/list'
import { allErrors } from '@/lib/signatures/list-input'
import { VENDORS } from '@/lib/signatures/types'
import { slugify } from '@/lib/text/slug'

export type EmbedTargets = {
  /** The text of each page by its path. */
  texts: ReadonlyMap<string, string>
  drivers: ReadonlySet<string>
}

/** What is wrong with what a text shows from elsewhere and with its diagrams, each in a sentence. */
export function embedFaults(body: string, targets: EmbedTargets): string[] {
  return [
    ...embedsOf(body).flatMap((text) => faultsOfEmbed(text, targets)),
    ...diagramsOf(sourceLines(body)).flatMap((source) => {
      const problem = diagramProblem(source)
      return problem === null ? [] : [`a diagram is not drawn: ${problem}`]
    }),
  ]
}

function faultsOfEmbed(text: string, { texts, drivers }: EmbedTargets): string[] {
  const embed = readEmbed(text)
  if (embed.kind === 'wrong') return [`{{${text}}}: ${embed.problem}`]
  if (embed.kind === 'facts') {
    const problem = factsProblem(embed.facts, drivers)
    return problem === null ? [] : [`{{${text}}}: ${problem}`]
  }
  const target = texts.get(embed.path)
  if (target === undefined) return [`{{${text}}} shows nothing`]
  const sections = listSections(target).map(({ title }) => slugify(title, ''))
  if (embed.section !== '' && !sections.includes(slugify(embed.section, '')))
    return [`{{${text}}}: there is no such section`]
  return depthOf(embed.path, texts) > 3 ? [`{{${text}}} goes round in a circle or too deep`] : []
}

function factsProblem({ kind, subject, words }: FactsRequest, drivers: ReadonlySet<string>): string | null {
  const vendor = VENDORS.find((one) => one === subject)
  const architecture = architectures.some(({ name }) => name.toLowerCase() === subject)
  if (kind === 'signatures')
    return vendor && listErrors({ ...allErrors, vendor, q: words }).total > 0 ? null : 'no such errors'
  if (kind === 'devices') return vendor && vendor !== 'general' ? null : 'no such vendor'
  const known = drivers.has(subject) || (kind === 'issues' && vendor) || (kind === 'api' && architecture)
  return known ? null : 'no such driver'
}

/** How deep texts stand within a page, itself counted; 4 for everything deeper, circles too. */
function depthOf(path: string, texts: ReadonlyMap<string, string>, depth = 1): number {
  if (depth > 3) return depth
  const inner = embedsOf(texts.get(path) ?? '').flatMap((text) => {
    const embed = readEmbed(text)
    return embed.kind === 'include' ? [depthOf(embed.path, texts, depth + 1)] : []
  })
  return Math.max(depth, ...inner)
}

function embedsOf(body: string): string[] {
  return sourceLines(body).flatMap(({ text, fenced }) => (fenced ? [] : (embedOf(text) ?? [])))
}

function diagramsOf(lines: SourceLine[]): string[] {
  const found: string[] = []
  let source: string[] | null = null
  for (const { text, fenced } of lines) {
    if (source === null && fenced && /^```dot\s*$/.test(text)) source = []
    else if (source !== null && (!fenced || /^```\s*$/.test(text))) {
      found.push(source.join('\n'))
      source = null
    } else source?.push(text)
  }
  return found
}
