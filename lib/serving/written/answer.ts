import type { IncomingMessage, ServerResponse } from 'node:http'
import { isUnavailable } from '@/db/errors'
import type { Captured } from '../capture'
import { type Asked, complete } from '../complete'
import type { Outcome } from '../flights'
import type { Front } from '../front'
import { storeEntry } from '../page-store.mjs'
import { plain } from '../plain-pages'
import { type RequestContext, requestContext } from '../request-context.mjs'
import { isCanonical } from '../request-target'
import { sendPlain } from '../respond'
import type { WrittenPage } from './written-pages'

/** Writes a page and answers with it; a public one is kept under the tags it named. `land` hears once how it ended. */
export async function answerWritten(
  front: Front,
  page: WrittenPage,
  request: IncomingMessage,
  response: ServerResponse,
  asked: Asked,
  land: (outcome: Outcome) => void,
): Promise<void> {
  const tags = new Set<string>()
  const context: RequestContext = {
    id: asked.id,
    startedAt: front.store.expiries.sequence,
    shared: page.isPublic,
    written: { cookies: request.headers.cookie, tags },
  }
  const deadline = setTimeout(
    () => sendPlain(front, request, response, plain.late, { Connection: 'close', 'Retry-After': '2' }),
    front.site.responseDeadlineMs,
  )
  const captured = await requestContext().run(context, () => writeOrFail(page, context))
  clearTimeout(deadline)
  if (page.isPublic && isCanonical(asked.path) && mayKeep(captured, tags))
    keep(front, asked.path, captured, context)
  const isShared = page.isPublic || (asked.isShared && captured.status === 200)
  const answered = response.headersSent || complete(front, request, response, { ...asked, captured, context })
  land(captured.status >= 500 ? 'failed' : isShared ? 'shared' : 'personal')
  await answered
}

async function writeOrFail(page: WrittenPage, context: RequestContext): Promise<Captured> {
  try {
    return await page.write()
  } catch (error) {
    context.error = error
    if (!isUnavailable(error)) console.error(`front: page of request ${context.id} failed`, error)
    return { status: 500, headers: {}, body: Buffer.alloc(0) }
  }
}

/** A missing page without a tag would stay missing after it is created. */
function mayKeep({ status }: Captured, tags: ReadonlySet<string>): boolean {
  return status < 500 && (status !== 404 || tags.size > 0)
}

function keep(front: Front, path: string, { body }: Captured, context: RequestContext): void {
  const made = {
    value: null,
    html: body,
    tags: [...(context.written?.tags ?? [])],
    cacheControl: undefined,
    bytes: body.length,
  }
  context.entry = storeEntry(front.store, `written:${path}`, made, context.startedAt) ?? undefined
}
