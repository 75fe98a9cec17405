import { plural } from '@/lib/format/numbers'
import { type Findings, noteTitles, type Tally } from './types'

type About = { source: string; dryRun: boolean }

/** The report of an import as Markdown, for keeping. */
export function reportText(findings: Findings, { source, dryRun }: About): string {
  const { created, updated, unchanged, revisions, redirects, pages } = findings
  const would = dryRun ? 'would be ' : ''
  const head = [
    `# ${dryRun ? 'Dry run' : 'Import'}: ${line(source)}`,
    ...(findings.problem ? [`**Refused:** ${line(findings.problem)}`] : []),
    [
      `- ${plural(pages, 'page')} read`,
      `- ${created} ${would}created, ${updated} ${would}updated, ${unchanged} unchanged, ${findings.skipped.total} skipped`,
      `- ${plural(revisions, 'revision')}, ${plural(redirects, 'redirect')}`,
    ].join('\n'),
  ]
  return `${[...head, ...sections(findings)].join('\n\n')}\n`
}

function sections(findings: Findings): string[] {
  const { skipped, collisions, tooLong, leftOut } = findings
  return [
    ...listSection(
      'Skipped',
      skipped.total,
      skipped.names.map(({ name, why }) => `${line(name)}: ${line(why)}`),
    ),
    ...listSection(
      'Titles that collide, with the address chosen',
      collisions.total,
      collisions.names.map(({ name, path }) => `${line(name)}: ${path}`),
    ),
    ...listSection(
      'Texts over the limit (left out)',
      tooLong.total,
      tooLong.names.map(({ name, characters }) => `${line(name)}: ${characters} characters`),
    ),
    ...tallySection('Left out', leftOut),
    ...Object.entries(noteTitles).flatMap(([kind, title]) => tallySection(title, tallyOf(findings, kind))),
  ]
}

const tallyOf = ({ notes }: Findings, kind: string) =>
  Object.entries(notes).find(([name]) => name === kind)?.[1] ?? { total: 0, names: {} }

function listSection(title: string, total: number, lines: string[]): string[] {
  if (total === 0) return []
  const more = total > lines.length ? [`- and ${total - lines.length} more`] : []
  return [`## ${title}: ${total}\n\n${[...lines.map((text) => `- ${text}`), ...more].join('\n')}`]
}

function tallySection(title: string, { total, names }: Tally): string[] {
  const sorted = Object.entries(names).sort(([, one], [, other]) => other.count - one.count)
  const lines = sorted.map(
    ([name, { count, example }]) =>
      `${count} × ${line(name)}${example ? ` (first in ${line(example)})` : ''}`,
  )
  return listSection(title, total, lines)
}

const line = (text: string) => text.replace(/\s+/g, ' ').replace(/[\\`*_<>[\]]/g, '\\$&')
