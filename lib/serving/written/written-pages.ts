import type { Captured } from '../capture'
import { PAGE_STATUS } from '../respond'
import type { Frame } from './frame'
import { headOf } from './head'
import { callPage, isPublic, type PageModule, type Params, type Query } from './page-module'
import { findRoute, type Routing } from './routing'

/** A page that the front writes itself: `write` answers what Next would, without React's work for it. */
export type WrittenPage = { isPublic: boolean; write: () => Promise<Captured> }
export type WrittenPages = { find: (path: string, query: string) => WrittenPage | undefined }

type Made = {
  frame: Frame
  routing: Routing
  /** By their path below app/. */
  pages: ReadonlyMap<string, PageModule>
  markupOf: (content: unknown) => string
  notFoundHtml: string | undefined
}

export function createWrittenPages(made: Made): WrittenPages {
  return {
    find: (path, query) => {
      const found = findRoute(made.routing, path, query)
      if (found?.page === FRAME) return { isPublic: false, write: async () => missing(made) }
      const page = found && made.pages.get(found.page)
      if (!page) return undefined
      const asked = isPublic(page) ? {} : queryOf(query)
      return { isPublic: isPublic(page), write: () => write(made, page, found.params, asked) }
    },
  }
}

async function write(made: Made, page: PageModule, params: Params, query: Query): Promise<Captured> {
  try {
    const { content, metadata } = await callPage(page, params, query)
    const [text, status] = takeStatus(made.markupOf(content))
    return {
      status,
      isFinal: true,
      headers: { 'content-type': HTML, 'content-security-policy': made.frame.policy },
      body: made.frame.fill(headOf(metadata), text),
    }
  } catch (error) {
    if (digestOf(error) === 'NEXT_HTTP_ERROR_FALLBACK;404') return missing(made)
    const redirect = /^NEXT_REDIRECT;(?:replace|push);(.*);(30[378]);$/s.exec(digestOf(error))
    if (!redirect) throw error
    return { status: Number(redirect[2]), headers: { location: redirect[1] }, body: Buffer.alloc(0) }
  }
}

function missing({ notFoundHtml = '' }: Made): Captured {
  return { status: 404, headers: { 'content-type': HTML }, body: Buffer.from(notFoundHtml) }
}

/** Empty by itself: nobody is to read it. */
const FRAME = '/frame'
const HTML = 'text/html; charset=utf-8'

/** The status that a page says of itself, and its text without that. */
function takeStatus(text: string): [text: string, status: number] {
  const said = PAGE_STATUS.exec(text)
  return said ? [text.replace(said[0], ''), Number(said[1])] : [text, 200]
}

/** By which `notFound()`, `redirect()` and `permanentRedirect()` say where to, and with which status. */
function digestOf(error: unknown): string {
  return error instanceof Error && 'digest' in error ? String(error.digest) : ''
}

function queryOf(text: string): Query {
  const query: Query = {}
  const fields = new URLSearchParams(text)
  for (const name of new Set(fields.keys())) {
    const values = fields.getAll(name)
    query[name] = values.length > 1 ? values : values[0]
  }
  return query
}
