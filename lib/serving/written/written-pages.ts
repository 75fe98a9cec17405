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
    const instead = leadOf(error)
    if (!instead) throw error
    return { ...instead, body: Buffer.from(instead.status === 404 ? (made.notFoundHtml ?? '') : '') }
  }
}

const HTML = 'text/html; charset=utf-8'

/** The status that a page says of itself, and its text without that. */
function takeStatus(text: string): [text: string, status: number] {
  const said = PAGE_STATUS.exec(text)
  return said ? [text.replace(said[0], ''), Number(said[1])] : [text, 200]
}

/** What `notFound()`, `redirect()` and `permanentRedirect()` throw says where to, and with which status. */
function leadOf(error: unknown): Pick<Captured, 'status' | 'headers'> | undefined {
  if (!(error instanceof Error) || !('digest' in error) || typeof error.digest !== 'string') return undefined
  if (error.digest === 'NEXT_HTTP_ERROR_FALLBACK;404')
    return { status: 404, headers: { 'content-type': HTML } }
  const redirect = /^NEXT_REDIRECT;(?:replace|push);(.*);(30[378]);$/s.exec(error.digest)
  if (!redirect) return undefined
  return { status: Number(redirect[2]), headers: { location: redirect[1] } }
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
