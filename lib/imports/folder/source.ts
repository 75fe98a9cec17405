import { createHash } from 'node:crypto'
import { brokenBound } from '@/lib/markdown/bounds'
import { isStorable } from '@/lib/text/well-formed'
import { type PagePath, parsePath, pathOf, titleOfSlug } from '@/lib/wiki/paths'
import type { ImportOptions } from '../input'
import { fits, leadOf, momentOf, slugOf, summaryOf, tagsOf, titleOf } from '../ready'
import { count, skip } from '../report'
import type { Findings, Plan, ReadyPage, Source, SourceName } from '../types'
import type { Folder, FolderFile } from './files'
import { relinkMarkdown } from './links'
import { type Matter, readMatter } from './matter'

export type FolderFacts = {
  vendors: ReadonlySet<string>
  /** Which of these attachments are here already. */
  attachments: (hashes: string[]) => Promise<ReadonlySet<string>>
}

/** A folder or archive of Markdown files, of another site or of our own export. */
export function folderSource(folder: Folder, options: ImportOptions, facts: FolderFacts): Source {
  const source = options.source || folder.name
  return {
    kind: 'markdown',
    survey: async (findings) => {
      for (const { path, why } of folder.leftOut) count(findings.leftOut, why, path)
      const names: SourceName[] = []
      for (const file of folder.files) names.push(...(await namesOf(file, options, facts, findings)))
      return { source, names }
    },
    pages: (plan, findings) => pagesIn(folder, plan, facts, findings),
  }
}

/** Files around the pages of a folder, which are none themselves. */
const around = /^(?:index|readme|licen[cs]e|contributing|changelog|code_of_conduct)\.(?:md|markdown)$/i

type Opened = { matter: Matter; body: string; hash: string }

async function openPage(file: FolderFile, onProblem: (why: string) => void): Promise<Opened | null> {
  const content = await file.read()
  if (content === null) return refuse(onProblem, 'larger than 4 MiB')
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 32)
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content)
    if (!isStorable(text)) return refuse(onProblem, 'it contains characters that cannot be stored')
    const { matter, hasMatter, body } = readMatter(text)
    if (!hasMatter && around.test(file.path)) return refuse(onProblem, '')
    return { matter, body, hash }
  } catch (error) {
    const words =
      error instanceof TypeError ? 'it is not UTF-8' : `its front matter cannot be read: ${messageOf(error)}`
    return refuse(onProblem, words)
  }
}

function refuse(onProblem: (why: string) => void, why: string): null {
  onProblem(why)
  return null
}

const messageOf = (error: unknown) =>
  error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
const isMarkdown = ({ path }: FolderFile) => /\.(?:md|markdown)$/i.test(path)

async function namesOf(
  file: FolderFile,
  options: ImportOptions,
  facts: FolderFacts,
  findings: Findings,
): Promise<SourceName[]> {
  const kind = file.path.replace(/^.*(\.[^./]{1,12})$/, '$1')
  if (!isMarkdown(file)) {
    count(
      findings.leftOut,
      `files that are no Markdown (${kind === file.path ? 'without ending' : kind})`,
      file.path,
    )
    return []
  }
  const opened = await openPage(file, (why) =>
    why === ''
      ? count(findings.leftOut, 'files about the folder', file.path)
      : skip(findings, file.path, why),
  )
  if (!opened) return []
  const wanted = wantedPath(file, opened.matter, options, facts)
  const { aliases, redirects, redirect_from } = opened.matter
  const former = [...aliases, ...redirects, ...redirect_from].slice(0, 50)
  return [
    { name: file.path, wanted, redirect: null },
    ...former.map((alias) => ({
      name: `${alias} (alias of ${file.path})`,
      wanted: aliasPath(alias, wanted, facts),
      redirect: file.path,
    })),
  ]
}

function wantedPath(
  file: FolderFile,
  { path, slug }: Matter,
  options: ImportOptions,
  facts: FolderFacts,
): PagePath {
  const own = path === undefined ? null : parsePath(path)
  if (own && facts.vendors.has(own.vendor)) return own
  const parts = file.path.replace(/\.(?:md|markdown)$/i, '').split('/')
  const last = parts.at(-1) ?? ''
  const name = /^(?:index|readme|_index)$/i.test(last) ? (parts.at(-2) ?? last) : last
  return { vendor: options.vendor, slug: slugOf(slug ?? name, name) }
}

function aliasPath(alias: string, { vendor }: PagePath, { vendors }: FolderFacts): PagePath {
  const path = parsePath(alias.replace(/^\/?(?:wiki\/)?/, '').replace(/\/$/, ''))
  if (path && vendors.has(path.vendor)) return path
  const last = alias
    .replace(/\/+$/, '')
    .replace(/^.*\//, '')
    .replace(/\.\w+$/, '')
  return { vendor, slug: slugOf(last, 'alias') }
}

async function* pagesIn(
  folder: Folder,
  plan: Plan,
  facts: FolderFacts,
  findings: Findings,
): AsyncGenerator<ReadyPage> {
  for (const file of folder.files) {
    const path = plan.paths.get(file.path)
    const opened = path && isMarkdown(file) ? await openPage(file, () => undefined) : null
    if (!path || !opened) continue
    findings.pages += 1
    if (plan.known.get(file.path)?.revision === opened.hash) findings.unchanged += 1
    else {
      const page = await readyPage(file, path, opened, { plan, facts, findings })
      if (page) yield page
    }
  }
}

type Work = { plan: Plan; facts: FolderFacts; findings: Findings }

async function readyPage(
  file: FolderFile,
  path: PagePath,
  { matter, body: text, hash }: Opened,
  { plan, facts, findings }: Work,
): Promise<ReadyPage | null> {
  const name = file.path
  if (!fits(text, name, findings)) return null
  const { title: heading, body: source } = withoutTitle(text, matter.title)
  const body = await relinked(source, name, { plan, facts, findings })
  if (body.trim() === '') {
    skip(findings, name, 'it has no text')
    return null
  }
  const broken = brokenBound(body)
  if (broken !== null) count(findings.notes.bound, broken, name)
  const { options } = plan
  const author = (matter.author ?? matter.authors ?? [])[0]?.trim().slice(0, 100).toWellFormed()
  const title = matter.title ?? heading ?? titleOfSlug(path.slug)
  const from = matter.source ?? plan.source
  return {
    ...{ name, path, aliases: plan.aliases.get(name) ?? [], issue: matter.issue ?? null },
    title: titleOf(title, options.prefix, findings),
    lead: leadIn(matter, body, plan.source),
    topic: topicIn(matter, file, options).slice(0, 60),
    tags: tagsOf([...matter.tags, ...matter.categories], options.tags, name, path.vendor, findings),
    checkedAgainst: (matter.checkedAgainst ?? matter.checked_against ?? '')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 300),
    checkedOn: dayIn(matter.checkedOn ?? matter.checked_on),
    reviewBy: dayIn(matter.reviewBy ?? matter.review_by),
    revisions: [
      {
        ...{ id: hash, body, minor: false, byline: author || 'Somebody unnamed' },
        at: momentOf(matter.edited ?? matter.lastmod ?? matter.date ?? ''),
        summary: summaryOf('', from),
      },
    ],
  }
}

/** The first heading is the title, which a page shows already. */
function withoutTitle(text: string, title: string | undefined): { title: string | undefined; body: string } {
  const match = /^#[ \t]+([^\n]{1,300}?)[ \t]*#*(?:\n+|$)/.exec(text)
  const heading = match?.[1]?.trim()
  if (!match || (title !== undefined && heading !== title)) return { title: heading, body: text }
  return { title: heading, body: text.slice(match[0].length) }
}

const assets = /(?:^|\/)assets\/([0-9a-f]{64})\/([\w.%-]{1,200})$/

async function relinked(body: string, name: string, { plan, facts, findings }: Work): Promise<string> {
  const hashes = [...body.matchAll(/assets\/([0-9a-f]{64})\//g)].map(([, hash = '']) => hash)
  const here = hashes.length === 0 ? new Set<string>() : await facts.attachments([...new Set(hashes)])
  return relinkMarkdown(body, name, {
    pageAt: (path) => {
      const page = plan.paths.get(path)
      return page ? pathOf(page) : null
    },
    fileAt: (path) => {
      const [, hash = '', file = ''] = assets.exec(path) ?? []
      return here.has(hash) ? `/files/${hash}/${file}` : null
    },
    onPicture: (path) => count(findings.notes.image, path.slice(0, 200), name),
    onBroken: (path) => count(findings.notes['missing-link'], path.slice(0, 200), name),
  })
}

function leadIn(matter: Matter, body: string, source: string): string {
  const said = (matter.lead ?? matter.summary ?? matter.description ?? '').replace(/\s+/g, ' ').trim()
  if (said === '') return leadOf(body, `Imported from ${source}.`)
  return said.length <= 300 ? said : `${said.slice(0, 299).toWellFormed()}…`
}

function topicIn(matter: Matter, file: FolderFile, options: ImportOptions): string {
  const folder = file.path.split('/').slice(0, -1).at(-1)
  return matter.topic || matter.category || (folder ? titleOfSlug(folder) : options.topic)
}

function dayIn(text: string | undefined): string | null {
  const day = text?.slice(0, 10) ?? ''
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) ? day : null
}
