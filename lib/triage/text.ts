import { gunzipSync } from 'node:zlib'
import { LOG_MAX } from './limits'
import type { Refusal } from './types'

type Text = { ok: true; text: string } | { ok: false; refusal: Refusal }

/** The text of an uploaded file: plain or gzip, UTF-8 or UTF-16. What it unpacks to is bounded while it unpacks. */
export function textOf(file: Uint8Array): Text {
  if (file.length > LOG_MAX) return { ok: false, refusal: 'too-large' }
  if (!isGzip(file)) return decode(file)
  const unpacked = unpack(file)
  if ('refusal' in unpacked) return { ok: false, ...unpacked }
  // Packed twice is no log but a trap, or a mistake that its sender can undo.
  return isGzip(unpacked.bytes) ? { ok: false, refusal: 'not-text' } : decode(unpacked.bytes)
}

/** A text that is fit to be read: no NUL, which a crash leaves in logs, and no broken Unicode. */
export function tidy(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed()
}

function unpack(file: Uint8Array): { bytes: Uint8Array } | { refusal: Refusal } {
  try {
    return { bytes: gunzipSync(file, { maxOutputLength: LOG_MAX }) }
  } catch (error) {
    const isBomb = error instanceof RangeError || codeOf(error) === 'ERR_BUFFER_TOO_LARGE'
    return { refusal: isBomb ? 'unpacks-too-large' : 'broken-gzip' }
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}

const isGzip = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b

function decode(bytes: Uint8Array): Text {
  const text = tidy(new TextDecoder(encodingOf(bytes)).decode(bytes))
  return looksBinary(text) ? { ok: false, refusal: 'not-text' } : { ok: true, text }
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
}

const SAMPLE = 65_536
/** Of a hundred characters; a log in an old encoding has some, a picture has mostly such. */
const MOST_STRANGE = 10

/** Whether the beginning and the middle are mostly what no terminal prints. */
function looksBinary(text: string): boolean {
  const middle = Math.floor(text.length / 2)
  return [text.slice(0, SAMPLE), text.slice(middle, middle + SAMPLE)].some((sample) => {
    let strange = 0
    for (let at = 0; at < sample.length; at += 1) if (isStrange(sample.charCodeAt(at))) strange += 1
    return strange * 100 > sample.length * MOST_STRANGE
  })
}

/** Control characters but those of lines and terminals, and what could not be decoded. */
function isStrange(code: number): boolean {
  if (code === 0xfffd) return true
  return code < 32 && !(code >= 7 && code <= 13) && code !== 27
}
