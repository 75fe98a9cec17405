import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'

export type BodyWatch = {
  /** The form that was sent, read to its end if need be, unless it is too large to be shown again. */
  form: () => Promise<{ type: string; body: Buffer } | undefined>
}

const LARGEST_DRAFT = 512 * 1024
const REST_MS = 1_000

/** Counts the body as it arrives, calls `onTooLarge` past the limit, and remembers a form in case it must be shown again. */
export function watchBody(request: IncomingMessage, limit: number, onTooLarge: () => void): BodyWatch {
  const type = request.headers['content-type'] ?? ''
  const isForm = /^(application\/x-www-form-urlencoded|multipart\/form-data)/i.test(type)
  const push = request.push.bind(request)
  const kept: Buffer[] = []
  let size = 0
  request.push = (chunk: unknown, encoding?: BufferEncoding) => {
    if (!Buffer.isBuffer(chunk)) return push(chunk, encoding)
    size += chunk.length
    if (size > limit) {
      onTooLarge()
      return false
    }
    if (isForm && size <= LARGEST_DRAFT) kept.push(chunk)
    return push(chunk, encoding)
  }
  return {
    async form() {
      if (!isForm) return undefined
      await receiveRest(request)
      return size > 0 && size <= LARGEST_DRAFT ? { type, body: Buffer.concat(kept) } : undefined
    },
  }
}

/** What failed may have failed before it read the body. */
async function receiveRest(request: IncomingMessage): Promise<void> {
  if (request.complete || request.destroyed) return
  request.resume()
  await once(request, 'close', { signal: AbortSignal.timeout(REST_MS) }).catch(() => undefined)
}

/** The form as it was sent, ready to be sent again: long texts to be read and copied, the rest hidden. */
export async function draftForm(action: string, sent: { type: string; body: Buffer }): Promise<string> {
  const fields = await readFields(sent)
  if (fields.length === 0) return ''
  const encoding = sent.type.startsWith('multipart') ? ' enctype="multipart/form-data"' : ''
  const inputs = fields.map(([name, value]) => field(name, value))
  return `<p>Nothing you typed is lost:</p>
<form method="post" action="${escapeHtml(action)}"${encoding}>${inputs.join('')}<button type="submit">Try again</button></form>`
}

async function readFields({ type, body }: { type: string; body: Buffer }): Promise<[string, string][]> {
  try {
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
    return [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
  } catch {
    return []
  }
}

function field(name: string, value: string): string {
  if (/password/i.test(name)) return ''
  if (name.startsWith('$') || (value.length <= 20 && !value.includes('\n'))) {
    return `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`
  }
  // A newline right after <textarea> is dropped by the parser, so one is given to be dropped.
  return `<p><label>${escapeHtml(name)}<textarea name="${escapeHtml(name)}" rows="8">\n${escapeHtml(value)}</textarea></label></p>`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
}
