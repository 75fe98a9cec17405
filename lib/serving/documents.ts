import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { compress, type Effort, type Encoding, encodingFor } from './encoding'

/** A complete public answer: the same bytes for everyone, each encoding made once and kept. */
export type PageDocument = {
  status: number
  type: string
  /** Names and values in turn, without those that depend on the encoding. */
  headers: readonly string[]
  body: Buffer
  digest: string
  variants: Map<Encoding, Variant>
  effort: Effort
}

type Variant = { body: Buffer; etag: string; full: string[]; unchanged: string[] }

export function createDocument(
  made: Pick<PageDocument, 'status' | 'type' | 'headers' | 'body'>,
  effort: Effort = 'kept',
): PageDocument {
  const digest = createHash('sha256').update(made.body).digest('base64url').slice(0, 24)
  return { ...made, digest, variants: new Map(), effort }
}

/** Answers with the document, or with 304 when the client has it; `onGrow` hears of bytes newly kept. */
export function sendDocument(
  request: IncomingMessage,
  response: ServerResponse,
  document: PageDocument,
  accepted: Encoding,
  onGrow: (bytes: number) => void,
): void {
  const encoding = encodingFor(document.type, document.body.length, accepted)
  const variant = document.variants.get(encoding)
  if (variant) {
    sendVariant(request, response, document, variant)
    return
  }
  compress(document.body, encoding, document.effort)
    .then((body) => {
      const made = createVariant(document, encoding, body)
      if (!document.variants.has(encoding)) onGrow(encoding === 'identity' ? 0 : body.length)
      document.variants.set(encoding, made)
      sendVariant(request, response, document, made)
    })
    .catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined))
}

function createVariant(document: PageDocument, encoding: Encoding, body: Buffer): Variant {
  const etag = `"${document.digest}${encoding === 'identity' ? '' : `-${encoding}`}"`
  const unchanged = [...document.headers, 'ETag', etag]
  const full = [...unchanged, 'Content-Type', document.type, 'Content-Length', String(body.length)]
  if (encoding !== 'identity') full.push('Content-Encoding', encoding)
  return { body, etag, full, unchanged }
}

function sendVariant(
  request: IncomingMessage,
  response: ServerResponse,
  document: PageDocument,
  variant: Variant,
): void {
  const known = request.headers['if-none-match']
  if (known !== undefined && document.status === 200 && names(known, variant.etag)) {
    response.writeHead(304, variant.unchanged)
    response.end()
    return
  }
  response.writeHead(document.status, variant.full)
  response.end(variant.body)
}

/** Proxies may have weakened the tag on its way. */
function names(known: string, etag: string): boolean {
  return known === '*' || known.split(',').some((one) => one.trim().replace(/^W\//, '') === etag)
}
