import { scrub } from '@/lib/environments/scrub'
import { describeRedactions } from '@/lib/environments/scrub/kinds'
import { fail, ok, type Result } from '@/lib/result'
import { textOf } from '@/lib/triage/text'
import { LOG_KEPT_MAX } from './limits'

export type CleanLog = {
  text: string
  lines: number
  /** `2 host names, 1 serial number`; empty when nothing had to go. */
  removed: string
}

/**
 * An uploaded log as it may be shown: unpacked within bounds, proved to be text, and scrubbed. Takes a second for the
 * largest, so the worker that reads logs does it.
 */
export function cleanLog(bytes: Uint8Array): Result<CleanLog> {
  const read = textOf(bytes)
  if (!read.ok)
    return refuse(
      read.refusal === 'too-large' ? 'too-large' : 'invalid',
      reasons.get(read.refusal) ?? notText,
    )
  if (Buffer.byteLength(read.text) > LOG_KEPT_MAX) return refuse('too-large', tooLong)
  const { text, redactions } = scrub(read.text.replace(/\r\n?/g, '\n'))
  if (text.trim() === '') return refuse('invalid', 'This file is empty.')
  return ok({ text, lines: text.trimEnd().split('\n').length, removed: describeRedactions(redactions) })
}

const tooLong =
  'A log has at most 2 MB, unpacked. Attach the part around the fault, or have the whole read at “Read a log”.'

const notText =
  'This is neither a picture that we know nor a text. Attach PNG, JPEG, WebP, GIF, AVIF, or a log as text or gzip.'

const reasons = new Map<string, string>([
  ['too-large', tooLong],
  ['unpacks-too-large', tooLong],
  ['broken-gzip', 'This gzip file is damaged and cannot be unpacked.'],
])

function refuse(code: 'too-large' | 'invalid', message: string) {
  return fail(code, message, { fields: { file: message } })
}
