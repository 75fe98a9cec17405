import { newIssueFacts, newIssuePage } from '@/lib/issues/input'
import { compareVersions } from '@/lib/versions/compare'
import { type Known, textFaults } from './content'
import { factFields, pageFields } from './issue-fields'
import type { StarterIssue } from './read'

/** The vendor's own release note may be all there is. */
const SOURCES_LEAST = 1
const BYTES = { least: 400, most: 6_000 }

export type KnownTargets = Known & { signatures: ReadonlySet<string> }

/** What is wrong with a known issue of the starter content, each in a sentence: facts, targets, links, sources, text. */
export function issueFaultsOf(issue: StarterIssue, known: KnownTargets): string[] {
  return [
    ...fieldFaults(issue),
    ...rangeFaults(issue),
    ...targetFaults(issue, known),
    ...upstreamFaults(issue),
    ...sizeFaults(issue.body),
    ...textFaults(issue.body, known, SOURCES_LEAST),
  ]
}

/** The forms of the site read versions, PCI ids, architectures, states and addresses. */
function fieldFaults(issue: StarterIssue): string[] {
  const read = [newIssuePage.safeParse(pageFields(issue)), newIssueFacts.safeParse(factFields(issue))]
  return read.flatMap(({ error }) => error?.issues.map(({ path, message }) => `${path}: ${message}`) ?? [])
}

function rangeFaults({ introduced_in: from, fixed_in: fixed, workaround, ...issue }: StarterIssue): string[] {
  const until = issue.workaround_until
  const early = (end: string) => from !== '' && end !== '' && compareVersions(from, end) >= 0
  return [
    ...(early(fixed) ? [`fixed in ${fixed}, which is not after ${from}`] : []),
    ...(early(until) ? [`the workaround ends at ${until}, which is not after ${from}`] : []),
    ...(until !== '' && workaround.trim() === '' ? ['a workaround that is not told ends'] : []),
    ...(fixed !== '' && issue.status !== 'fixed' ? [`fixed in ${fixed} but ${issue.status}`] : []),
    ...(/\d/.test(issue.checked_against) ? [] : ['checked_against names no version']),
  ]
}

function targetFaults(issue: StarterIssue, known: KnownTargets): string[] {
  const { vendor, tags, devices, architectures, drivers, signatures } = issue
  const unknown = (word: string, names: string[], all: ReadonlySet<string>) =>
    names.filter((name) => !all.has(name)).map((name) => `no ${word} is named ${name}`)
  return [
    ...(tags[0] === vendor ? [] : ['the first tag is not the vendor']),
    ...unknown('tag', tags, known.tags),
    ...unknown('driver', drivers, known.drivers),
    ...unknown('error', signatures, known.signatures),
    ...([devices, architectures, drivers, signatures].flat().length > 0 ? [] : ['touches nothing']),
  ]
}

/** Where an issue is followed is where its claims come from, so the text names it too. */
function upstreamFaults({ upstream, body }: StarterIssue): string[] {
  return [
    ...(upstream.length > 0 ? [] : ['no upstream link']),
    ...upstream.flatMap((address) => [
      ...(address.startsWith('https://') ? [] : [`${address} is not https`]),
      ...(body.includes(`(${address})`) ? [] : [`${address} is no source of the text`]),
    ]),
  ]
}

function sizeFaults(body: string): string[] {
  const bytes = Buffer.byteLength(body)
  return bytes < BYTES.least || bytes > BYTES.most ? [`${bytes} bytes of text`] : []
}
