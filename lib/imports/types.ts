import type { IssueFacts } from '@/lib/issues/types'
import type { PagePath } from '@/lib/wiki/paths'
import type { ImportOptions } from './input'
import type { NoteKind } from './wikitext/types'

/** One revision as the source has it, its text already in our Markdown. */
export type ReadyRevision = {
  /** As the source numbers it, or what stands for its content. */
  id: string
  at: Date
  byline: string
  summary: string
  minor: boolean
  body: string
}

export type ReadyPage = {
  name: string
  path: PagePath
  title: string
  lead: string
  topic: string
  tags: string[]
  checkedAgainst: string
  checkedOn: string | null
  reviewBy: string | null
  issue: IssueFacts | null
  /** The oldest first, at least one. */
  revisions: ReadyRevision[]
  aliases: PagePath[]
}

/** What was taken over from this source before, by the name there. */
export type Known = Map<string, { pageId: number; path: PagePath; revision: string }>

/** A page of the source as the first reading sees it. */
export type SourceName = {
  name: string
  wanted: PagePath
  /** Where it is a redirect to, by name. */
  redirect: string | null
}

export type Survey = { source: string; names: SourceName[] }

export type Plan = {
  options: ImportOptions
  source: string
  known: Known
  paths: Map<string, PagePath>
  aliases: Map<string, PagePath[]>
  /** The page that a name leads to, through redirects. */
  resolve: (name: string) => PagePath | null
}

/** Where pages come from. Both readings give the same pages in the same order. */
export type Source = {
  kind: 'mediawiki' | 'markdown'
  /** Reads everything once, and throws `SourceProblem` when it is malformed. */
  survey: (findings: Findings) => Promise<Survey>
  /** Reads it again, page by page; what needs no work is not converted. */
  pages: (plan: Plan, findings: Findings) => AsyncIterable<ReadyPage>
}

/** A source that cannot be read, said in words for who brought it. Nothing is written from such a source. */
export class SourceProblem extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'SourceProblem'
  }
}

/** Names with how often they were met and where first; those beyond the bound are only counted. */
export type Tally = { total: number; names: Record<string, { count: number; example: string }> }

export type Findings = {
  /** Why the source was refused as a whole, or why reading ended early. */
  problem: string | null
  pages: number
  created: number
  updated: number
  unchanged: number
  revisions: number
  redirects: number
  skipped: { total: number; names: { name: string; why: string }[] }
  collisions: { total: number; names: { name: string; path: string }[] }
  tooLong: { total: number; names: { name: string; characters: number }[] }
  /** What is no page or was not asked for, by what it is. */
  leftOut: Tally
  notes: Record<NoteKind | 'tag' | 'bound' | 'title', Tally>
}

/** How a report names each sort of thing that has another form here. */
export const noteTitles: Record<keyof Findings['notes'], string> = {
  template: 'Templates we do not know (kept as words)',
  image: 'Pictures (kept as links or words)',
  span: 'Cells over several columns or rows (the others are left empty)',
  'nested-table': 'Tables within tables (kept as words)',
  'missing-link': 'Links to pages that are not in the source (kept as words)',
  interlanguage: 'Links to other languages (left out)',
  html: 'Parts that have no form here (kept as text or code)',
  footnote: 'Footnotes that are used but never written (left out)',
  tag: 'Categories that did not fit as tags (left out)',
  bound: 'Pages too complicated to show formatted (shown as plain text)',
  title: 'Titles that were too long (shortened)',
}

/** An import in the list of them. */
export type ImportLine = {
  id: number
  kind: 'mediawiki' | 'markdown'
  source: string
  vendor: string
  dryRun: boolean
  state: 'waiting' | 'running' | 'done' | 'failed' | 'stopped'
  pagesRead: number
  pagesWritten: number
  startedAt: Date
  endedAt: Date | null
  by: string
  hasUpload: boolean
}

export type ImportView = ImportLine & { file: string; options: ImportOptions; findings: Findings }
