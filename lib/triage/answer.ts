import 'server-only'
import { db } from '@/db/client'
import { networkOf } from '@/lib/limits/address'
import { takePlace } from '@/lib/limits/windows'
import { LOG_MAX, TRIAGE_BODY_MAX } from './limits'
import { readInWorker } from './pool'
import type { Reading, Refusal } from './types'

export type TriageAnswer =
  | { ok: true; reading: Reading }
  | { ok: false; status: 400 | 413 | 415 | 429 | 503; message: string; typed: string }

/** Reads what was sent, within limits for each address. Nothing of it is stored. */
export async function answerLog(request: Request): Promise<TriageAnswer> {
  const address = networkOf(request.headers.get('x-client-address'))
  if (!(await takePlace(db, { key: `triage:${address}`, limit: LOGS, seconds: SECONDS })))
    return refuse(429, `That were ${LOGS} logs within ten minutes; please wait a little.`)
  if (Number(request.headers.get('content-length') ?? 0) > TRIAGE_BODY_MAX)
    return refuse(413, refusals['too-large'][1])
  const body = new Uint8Array(await request.arrayBuffer())
  const answer = await readInWorker({ type: request.headers.get('content-type') ?? '', body })
  if (answer.kind === 'read') return { ok: true, reading: answer.reading }
  if (answer.kind === 'busy')
    return refuse(503, 'Other logs are being read right now. Please try again in a few seconds.')
  if (answer.kind === 'failed')
    return refuse(503, 'This log could not be read in time. Send the part around the fault alone.')
  const [status, message] = refusals[answer.refusal]
  return refuse(status, message, answer.typed)
}

const LOGS = 60
const SECONDS = 600
const LIMIT = `${LOG_MAX / 1024 / 1024} MiB`

const refusals: Record<Refusal, [400 | 413 | 415, string]> = {
  empty: [400, 'Paste a log or choose a file.'],
  'no-form': [400, 'What arrived was not a complete form. Please send it again.'],
  'too-large': [
    413,
    `A log may have ${LIMIT}. Send the part around the fault: “tail -c 10M boot.log > end.log”.`,
  ],
  'unpacks-too-large': [413, `This file unpacks to more than ${LIMIT}. Send the part around the fault.`],
  'broken-gzip': [
    400,
    'This gzip file is damaged or incomplete and cannot be unpacked. Pack it again, or send it as text.',
  ],
  'not-text': [
    415,
    'This file is not a text. Send a log as text or as gzip of a text, not an archive or a picture.',
  ],
}

function refuse(status: 400 | 413 | 415 | 429 | 503, message: string, typed = ''): TriageAnswer {
  return { ok: false, status, message, typed }
}
