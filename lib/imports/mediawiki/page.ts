import { setImmediate as letOthers } from 'node:timers/promises'
import { brokenBound } from '@/lib/markdown/bounds'
import { isStorable } from '@/lib/text/well-formed'
import type { PagePath } from '@/lib/wiki/paths'
import { fits, leadOf, momentOf, summaryOf, tagsOf, titleOf } from '../ready'
import { count, skip } from '../report'
import type { Findings, Plan, ReadyPage, ReadyRevision } from '../types'
import { convertWikitext } from '../wikitext/convert'
import { encodeTitle, normalTitle } from '../wikitext/links'
import type { NoteKind } from '../wikitext/types'
import { type DumpPage, type DumpRevision, type DumpSite, isOlder } from './dump'

type ConvertedRevision = ReadyRevision & { categories: string[] }
type Work = { plan: Plan; findings: Findings; site: DumpSite }

/** A page of the dump with its revisions in our Markdown; null when there is nothing new or nothing to take. */
export async function readyPage(page: DumpPage, path: PagePath, work: Work): Promise<ReadyPage | null> {
  const { plan, findings, site } = work
  const name = page.title
  const revisions = newRevisions(page, plan.known.get(name)?.revision)
  if (revisions === null) {
    findings.unchanged += 1
    return null
  }
  if (page.dropped > 0 && plan.options.history === 'all')
    count(findings.leftOut, 'old revisions of pages with very many', name)
  const converted: ConvertedRevision[] = []
  for (const [at, revision] of revisions.entries()) {
    converted.push(...convertRevision(revision, name, at === revisions.length - 1, work))
    // Histories are long, and the site answers readers in the same thread.
    await letOthers()
  }
  const newest = converted.at(-1)
  if (!newest) {
    skip(findings, name, 'no revision of it has a text that can be taken')
    return null
  }
  const from = site.base === '' ? plan.source : `${plan.source}, ${addressIn(site, name)}`
  const ready = converted.map(({ categories: _, ...revision }) => revision)
  const last = ready.at(-1)
  if (last) last.summary = summaryOf(last.summary, from)
  return {
    ...{ name, path, revisions: ready, topic: plan.options.topic },
    title: titleOf(name, plan.options.prefix, findings),
    lead: leadOf(newest.body, `Imported from ${plan.source}.`),
    tags: tagsOf(newest.categories, plan.options.tags, name, path.vendor, findings),
    ...{ checkedAgainst: '', checkedOn: null, reviewBy: null, issue: null },
    aliases: plan.aliases.get(name) ?? [],
  }
}

/** Those after the newest one taken over before; null when there are none. */
function newRevisions(page: DumpPage, known: string | undefined): DumpRevision[] | null {
  const sorted = [...page.revisions].sort((one, other) => (isOlder(one, other) ? -1 : 1))
  if (known === undefined) return sorted
  const after = sorted.findIndex(({ id }) => id === known)
  const newer = after === -1 ? sorted.filter(({ id }) => Number(id) > Number(known)) : sorted.slice(after + 1)
  return newer.length === 0 ? null : newer
}

function convertRevision(
  revision: DumpRevision,
  name: string,
  isNewest: boolean,
  { plan, findings, site }: Work,
): ConvertedRevision[] {
  const { id, text, characters } = revision
  if (text === null || text.trim() === '') {
    if (isNewest)
      skip(findings, `${name}, revision ${id}`, text === null ? 'its text is hidden there' : 'it is empty')
    return []
  }
  if (!fits(text, `${name}, revision ${id}`, findings, characters)) return []
  const { markdown, categories } = convertWikitext(text, {
    pathOf: (title) => linkPath(title, plan),
    // Only what readers will see is told; older revisions would count the same things again.
    note: (kind: NoteKind, what) => (isNewest ? count(findings.notes[kind], what, name) : undefined),
    addressOf: (title) => (site.base === '' ? null : addressIn(site, title)),
  })
  if (markdown.trim() === '' || !isStorable(markdown)) {
    if (isNewest) skip(findings, `${name}, revision ${id}`, 'nothing of its text is left as Markdown')
    return []
  }
  if (!fits(markdown, `${name}, revision ${id}`, findings)) return []
  const broken = isNewest ? brokenBound(markdown) : null
  if (broken !== null) count(findings.notes.bound, broken, name)
  const { by, comment, minor, at } = revision
  const byline = by.replace(/\s+/g, ' ').trim().slice(0, 100).toWellFormed() || 'Somebody unnamed'
  return [
    { id, at: momentOf(at), byline, summary: summaryOf(comment, null), minor, body: markdown, categories },
  ]
}

function linkPath(title: string, plan: Plan): string | null {
  const path = plan.resolve(normalTitle(title))
  return path === null ? null : `${path.vendor}/${path.slug}`
}

/** Where a page stands at the source: beside the main page that the dump names. */
function addressIn({ base }: DumpSite, title: string): string {
  return base.replace(/[^/]*$/, '') + encodeTitle(title)
}
