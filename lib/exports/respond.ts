import 'server-only'
import { db } from '@/db/client'
import { networkOf } from '@/lib/limits/address'
import { takePlace } from '@/lib/limits/windows'
import { routes } from '@/lib/routes'
import { plainPage } from '@/lib/serving/plain-pages'
import { archiveEntries } from './archive'
import { PRINT_CHARACTERS_MAX, PRINT_PAGES_MAX, printDocument } from './print'
import { type ExportHead, listHeads, measureHtml, tagOf } from './queries'
import { readScope, type Scope } from './scope'
import { zipOf } from './zip'

/** Of one address: an export reads every page of its part. */
const EXPORTS = 30
const SECONDS = 600

/** Gate: public, like the pages themselves. `?of=` names the part. */
export function zipResponse(request: Request): Promise<Response> {
  return exportResponse(
    request,
    'zip',
    async (scope, heads, headers) =>
      new Response(streamOf(zipOf(archiveEntries(scope, heads))), {
        headers: {
          ...headers,
          'content-type': 'application/zip',
          'content-disposition': `attachment; filename="${scope.file}.zip"`,
        },
      }),
  )
}

/** Gate: public. One document of all pages of a part, to be printed; too much of it is refused. */
export function printResponse(request: Request): Promise<Response> {
  const day = new Date().toISOString().slice(0, 10)
  return exportResponse(request, `print ${day}`, async (scope, heads, headers) => {
    if (heads.length > PRINT_PAGES_MAX || (await measureHtml(heads)) > PRINT_CHARACTERS_MAX)
      return refusal(413, 'This is too much for one document', tooMuch)
    const html = await printDocument(scope, heads, day)
    return new Response(html, { headers: { ...headers, 'content-type': 'text/html; charset=utf-8' } })
  })
}

const tooMuch = `One document holds up to ${PRINT_PAGES_MAX} pages and 8 MB. Choose a shelf, one of its topics or a page; each has its own link under “Print”.`

type Make = (scope: Scope, heads: ExportHead[], headers: Record<string, string>) => Promise<Response>

async function exportResponse(request: Request, kind: string, make: Make): Promise<Response> {
  const { searchParams } = new URL(request.url)
  const scope = await readScope(searchParams.get('of'), searchParams.get('topic'))
  const heads = scope ? await listHeads(scope) : []
  if (!scope || (heads.length === 0 && scope.topic !== undefined))
    return refusal(404, 'There is no such part', 'No shelf, topic or page of the wiki has this name.')
  const etag = tagOf(kind, scope, heads)
  // Weak where the bytes differ by how they are packed on the way.
  const tag = kind === 'zip' ? etag : `W/${etag}`
  const headers = { 'x-entity-tag': tag, 'cache-control': 'public, max-age=0, must-revalidate' }
  if (request.headers.get('if-none-match')?.includes(etag.slice(1, -1)))
    return new Response(null, { status: 304, headers })
  const address = networkOf(request.headers.get('x-client-address'))
  if (!(await takePlace(db, { key: `export:${address}`, limit: EXPORTS, seconds: SECONDS }))) {
    const answer = refusal(429, 'That were many exports', 'Please wait a few minutes before the next one.')
    answer.headers.set('retry-after', String(SECONDS))
    return answer
  }
  return make(scope, heads, headers)
}

function refusal(status: number, heading: string, message: string): Response {
  const extra = `<p><a href="${routes.wiki()}">The wiki and its shelves</a></p>`
  return new Response(plainPage({ status, heading, message, extra }), {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  })
}

function streamOf(chunks: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const next = await chunks.next()
      if (next.done) controller.close()
      else controller.enqueue(next.value)
    },
    async cancel() {
      await chunks.return(undefined)
    },
  })
}
