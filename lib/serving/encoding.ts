import type { IncomingMessage } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export type Encoding = 'br' | 'gzip' | 'identity'
/** `quick` for one answer or a few seconds of them, `kept` for what stays. */
export type Effort = 'quick' | 'kept'

const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)
// Below this a compressed answer still fills the same packet.
const WORTH_COMPRESSING = 860
const REMEMBERED = 500

const known = new Map<string, Encoding>()

/** The best encoding the client takes; few header texts exist, so the answers are remembered. */
export function negotiate(header: string | undefined): Encoding {
  if (header === undefined) return 'identity'
  const remembered = known.get(header)
  if (remembered) return remembered
  const chosen = choose(header)
  if (known.size < REMEMBERED) known.set(header, chosen)
  return chosen
}

export function acceptedOf({ headers }: IncomingMessage): string | undefined {
  const accepted = headers['accept-encoding']
  return Array.isArray(accepted) ? accepted.join(',') : accepted
}

export async function compress(body: Buffer, encoding: Encoding, effort: Effort): Promise<Buffer> {
  if (encoding === 'identity') return body
  if (encoding === 'gzip') return gzipped(body, { level: effort === 'quick' ? 3 : 7 })
  const quality = effort === 'quick' ? 3 : 6
  return brotli(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  })
}

/** The encoding to use for this body: small ones and pictures stay as they are. */
export function encodingFor(type: string, length: number, accepted: Encoding): Encoding {
  return length < WORTH_COMPRESSING || !isText(type) ? 'identity' : accepted
}

export function isText(type: string): boolean {
  return /^(text\/(?!event-stream)|application\/(json|ld\+json|javascript|manifest\+json|[\w.-]+\+(xml|json)|xml)|image\/svg)/i.test(
    type,
  )
}

function choose(header: string): Encoding {
  const weights = new Map<string, number>()
  for (const part of header.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim())
    const quality = parameters.find((piece) => piece.startsWith('q='))
    weights.set(name, quality === undefined ? 1 : Number(quality.slice(2)) || 0)
  }
  const weight = (name: string) => weights.get(name) ?? weights.get('*') ?? 0
  if (weight('br') > 0 && weight('br') >= weight('gzip')) return 'br'
  return weight('gzip') > 0 ? 'gzip' : 'identity'
}
