import { appliesProblem } from '@/lib/markdown/applies-source'
import { type SourceLine, sourceLines } from '@/lib/markdown/source-lines'
import { createInput } from '@/lib/wiki/input'
import { type EmbedTargets, embedFaults } from './embed-content'
import type { StarterPage } from './read'

/** Fewer documents than this behind a page are one person's word. */
const SOURCES_LEAST = 2
const BYTES = { least: 2_500, most: 24_000 }

export type Known = EmbedTargets & { paths: ReadonlySet<string>; tags: ReadonlySet<string> }

/** What is wrong with a page of the starter content, each in a sentence: front matter, links, sources, versions, tables. */
export function faultsOf(page: StarterPage, known: Known): string[] {
  return [...matterFaults(page, known), ...textFaults(page.body, known, SOURCES_LEAST)]
}

/** What is wrong with a text that names its sources in footnotes. */
export function textFaults(body: string, known: Known, sourcesLeast: number): string[] {
  const lines = sourceLines(body)
  const prose = lines.filter(({ fenced }) => !fenced).map(({ text }) => withoutCode(text))
  return [
    ...linkFaults(prose, known),
    ...footnoteFaults(prose, sourcesLeast),
    ...headingFaults(prose),
    ...tableFaults(lines),
    ...[appliesProblem(body) ?? []].flat(),
    ...embedFaults(body, known),
  ]
}

function matterFaults(page: StarterPage, { tags }: Known): string[] {
  const faults: string[] = []
  const fields = { title: page.title, lead: page.summary, topic: page.topic, body: page.body }
  const parsed = createInput.safeParse({
    ...fields,
    path: `${page.vendor}/${page.slug}`,
    tags: page.tags.join(' '),
    checkedAgainst: page.checked_against,
    checkedOn: page.checked_on.slice(0, 10),
    reviewBy: page.review_by.slice(0, 10),
    summary: 'Starter content',
    key: crypto.randomUUID(),
  })
  if (!parsed.success) faults.push(...parsed.error.issues.map(({ path, message }) => `${path}: ${message}`))
  if (page.vendor !== 'general' && page.tags[0] !== page.vendor)
    faults.push('the first tag is not the vendor')
  for (const tag of page.tags) if (!tags.has(tag)) faults.push(`no tag is named ${tag}`)
  if (!/\d/.test(page.checked_against)) faults.push('checked_against names no version')
  const bytes = Buffer.byteLength(page.body)
  if (bytes < BYTES.least || bytes > BYTES.most) faults.push(`${bytes} bytes of text`)
  return faults
}

function linkFaults(prose: string[], { paths }: Known): string[] {
  const faults: string[] = []
  for (const line of prose) {
    for (const [, target = ''] of line.matchAll(/\[\[([^[\]|\n]+)(?:\|[^[\]\n]+)?\]\]/g))
      if (!paths.has(target.trim().replace(/#.*$/, ''))) faults.push(`[[${target}]] leads nowhere`)
    for (const [, address = ''] of line.matchAll(/\]\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)/g)) {
      if (address.startsWith('http:')) faults.push(`${address} is not https`)
      else if (!/^(https:\/\/[\w.-]+\.\w+|#|\/)/.test(address)) faults.push(`${address} is no address`)
    }
  }
  return faults
}

/** Footnotes are where a page names its sources: each is used, each says something, and they are not all one document. */
function footnoteFaults(prose: string[], sourcesLeast: number): string[] {
  const definitions = new Map<string, string>()
  const used = new Set<string>()
  for (const line of prose) {
    const [, name, text = ''] = /^\[\^([^\]\s]+)\]:(.*)$/.exec(line) ?? []
    if (name !== undefined) definitions.set(name, text)
    for (const [, reference = ''] of (name === undefined ? line : text).matchAll(/\[\^([^\]\s]+)\]/g))
      used.add(reference)
  }
  const sources = new Set(
    [...definitions.values()].flatMap((text) => text.match(/https:\/\/[^\s)>]+/g) ?? []),
  )
  return [
    ...[...used].filter((name) => !definitions.has(name)).map((name) => `footnote ${name} is not defined`),
    ...[...definitions.keys()]
      .filter((name) => !used.has(name))
      .map((name) => `footnote ${name} is not used`),
    ...(sources.size < sourcesLeast ? [`${sources.size} sources`] : []),
  ]
}

function headingFaults(prose: string[]): string[] {
  const faults: string[] = []
  let above = 1
  for (const line of prose) {
    const level = /^(#{1,6}) /.exec(line)?.[1]?.length
    if (level === undefined) continue
    if (level === 1) faults.push(`"${line}" is a title within the page`)
    else if (level > above + 1) faults.push(`"${line}" skips a level`)
    above = level
  }
  return faults
}

function tableFaults(lines: SourceLine[]): string[] {
  const faults: string[] = []
  for (const [index, { text, fenced }] of lines.entries()) {
    if (fenced || !/^\|(\s*:?-+:?\s*\|)+\s*$/.test(text)) continue
    const columns = cellsOf(text)
    if (cellsOf(lines[index - 1]?.text ?? '') !== columns) faults.push(`line ${index}: a head of other width`)
    for (let row = index + 1; lines[row]?.text.startsWith('|'); row++)
      if (cellsOf(lines[row]?.text ?? '') !== columns) faults.push(`line ${row + 1}: a row of other width`)
  }
  return faults
}

const cellsOf = (row: string) =>
  row
    .replaceAll('\\|', '')
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|').length
const withoutCode = (line: string) => line.replace(/(`+)[^`].*?\1/g, '')
