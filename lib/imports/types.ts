import type { IssueFacts } from '@/lib/issues/types'
import type { PagePath } from '@/lib/wiki/paths'
import type { ImportOptions } from './input'
import type { Findings } from './report'

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
