import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { PAGE_TEXT_MAX, REVISION_BYTES_MAX, REVISIONS_MAX } from '../limits'
import { SourceProblem } from '../types'

export type DumpRevision = {
  id: string
  at: string
  by: string
  comment: string
  minor: boolean
  /** Null when the wiki hides it. */
  text: string | null
  characters: number
}

export type DumpPage = {
  title: string
  namespace: number
  id: string
  redirect: string | null
  revisions: DumpRevision[]
  /** Old revisions beyond what is kept of one page. */
  dropped: number
}

export type DumpSite = { name: string; base: string; database: string }

/** Nothing of a dump is longer between two tags. */
const UNBROKEN_MAX = 64 * 1024 * 1024
const DEPTH_MAX = 20
/** Kept of a text that is over the limit, enough to see that it is. */
const KEPT_MAX = PAGE_TEXT_MAX * 2

type Wish = { history: 'all' | 'newest'; onSite: (site: DumpSite) => void }

/** Pages of a MediaWiki export one after the other; holds one page in memory. Throws where the XML is broken. */
export async function* readDump(chunks: AsyncIterable<string>, wish: Wish): AsyncGenerator<DumpPage> {
  const ready: DumpPage[] = []
  const parser = newParser(newState(ready, wish))
  let since = 0
  for await (const chunk of chunks) {
    const before = parser.events
    parser.sax.write(chunk)
    since = parser.events === before ? since + chunk.length : 0
    if (since > UNBROKEN_MAX) throw new SourceProblem('One piece of text in the dump is larger than 64 MiB.')
    while (ready.length > 0) yield ready.splice(0, 1)[0] ?? nothing()
  }
  parser.sax.close()
  yield* ready
}

function nothing(): never {
  throw new Error('A page vanished from the list')
}

type State = {
  ready: DumpPage[]
  wish: Wish
  open: string[]
  words: string
  characters: number
  site: DumpSite
  page: DumpPage | null
  bytes: number
  revision: DumpRevision | null
}

function newState(ready: DumpPage[], wish: Wish): State {
  const site = { name: '', base: '', database: '' }
  return { ready, wish, site, open: [], words: '', characters: 0, page: null, bytes: 0, revision: null }
}

function newParser(state: State) {
  const sax = new SaxesParser({ xmlns: false })
  const parser = { sax, events: 0 }
  const refuse = (message: string): never => {
    throw new SourceProblem(`${message} (line ${sax.line}, column ${sax.column + 1})`)
  }
  sax.on('error', (error) => refuse(`The XML is broken: ${error.message.replace(/^[\d:]+\s*/, '')}`))
  // Entities of its own are never expanded, because no dump has a document type.
  sax.on('doctype', () => refuse('A dump has no document type.'))
  sax.on('xmldecl', ({ encoding }) => {
    if (encoding && !/^utf-?8$/i.test(encoding))
      refuse(`The dump says it is written in ${encoding}, not in UTF-8.`)
  })
  sax.on('opentag', (tag) => {
    parser.events += 1
    if (state.open.length === 0 && tag.name !== 'mediawiki')
      refuse('This is no MediaWiki dump: <mediawiki> is missing.')
    if (state.open.length >= DEPTH_MAX) refuse('The dump is nested too deep.')
    enter(state, tag)
  })
  sax.on('closetag', (tag) => {
    parser.events += 1
    state.open.pop()
    leave(state, tag.name)
  })
  const take = (text: string) => {
    parser.events += 1
    state.characters += text.length
    if (state.words.length < KEPT_MAX) state.words += text
  }
  sax.on('text', take)
  sax.on('cdata', take)
  return parser
}

function enter(state: State, { name, attributes }: SaxesTagPlain): void {
  state.open.push(name)
  state.words = ''
  state.characters = 0
  if (name === 'page') {
    state.page = { title: '', namespace: 0, id: '', redirect: null, revisions: [], dropped: 0 }
    state.bytes = 0
  } else if (name === 'revision')
    state.revision = { id: '', at: '', by: '', comment: '', minor: false, text: null, characters: 0 }
  else if (name === 'redirect' && state.page) state.page.redirect = titleIn(attributes)
  else if (name === 'minor' && state.revision) state.revision.minor = true
  else if (name === 'text' && state.revision && attributes.deleted === undefined) state.revision.text = ''
}

const titleIn = (attributes: Record<string, string>) => (attributes.title ?? '').trim() || null

function leave(state: State, name: string): void {
  const parent = state.open.at(-1)
  const { page, revision, site } = state
  if (parent === 'siteinfo') {
    if (name === 'sitename') site.name = state.words.trim()
    if (name === 'base') site.base = state.words.trim()
    if (name === 'dbname') site.database = state.words.trim()
  } else if (name === 'siteinfo') state.wish.onSite(site)
  else if (parent === 'page' && page) leaveOfPage(state, page, name)
  else if (parent === 'revision' && revision) leaveOfRevision(state, revision, name)
  else if (parent === 'contributor' && revision && (name === 'username' || name === 'ip'))
    revision.by = state.words.trim()
  else if (name === 'page' && page) {
    state.ready.push(page)
    state.page = null
  }
}

function leaveOfPage(state: State, page: DumpPage, name: string): void {
  const words = state.words.trim()
  if (name === 'title') page.title = words
  else if (name === 'ns') page.namespace = Number(words) || 0
  else if (name === 'id') page.id = words
  else if (name === 'revision' && state.revision) {
    keepRevision(state, page, state.revision)
    state.revision = null
  }
}

function leaveOfRevision(state: State, revision: DumpRevision, name: string): void {
  if (name === 'id') revision.id = state.words.trim()
  else if (name === 'timestamp') revision.at = state.words.trim()
  else if (name === 'comment') revision.comment = state.words.trim()
  else if (name === 'text' && revision.text !== null) {
    revision.text = state.words
    revision.characters = state.characters
  }
}

/** Of a page with more than we keep the oldest go first, whatever their order in the dump. */
function keepRevision(state: State, page: DumpPage, revision: DumpRevision): void {
  page.revisions.push(revision)
  state.bytes += revision.text?.length ?? 0
  const most = state.wish.history === 'newest' ? 1 : REVISIONS_MAX
  while (page.revisions.length > most || (state.bytes > REVISION_BYTES_MAX && page.revisions.length > 1)) {
    const oldest = page.revisions.reduce((old, other) => (isOlder(other, old) ? other : old))
    page.revisions.splice(page.revisions.indexOf(oldest), 1)
    state.bytes -= oldest.text?.length ?? 0
    page.dropped += 1
  }
}

export function isOlder(one: DumpRevision, other: DumpRevision): boolean {
  return one.at === other.at ? Number(one.id) < Number(other.id) : one.at < other.at
}
