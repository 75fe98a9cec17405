import 'server-only'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { CleanLog } from '@/lib/attachments/log'
import { fail, type Result } from '@/lib/result'
import type { Sent } from './form'
import type { Outcome } from './types'

export type Answer = Outcome | { kind: 'busy' } | { kind: 'failed' }

/** Has the worker read a form; one after the other, in line with a few others at most. Takes the body from the caller. */
export function readInWorker(sent: Sent): Promise<Answer> {
  if (line.jobs.length >= MOST_WAITING) return Promise.resolve({ kind: 'busy' })
  return new Promise((resolve) => {
    const answered = (answer: Told) => resolve(answer.kind === 'cleaned' ? { kind: 'failed' } : answer)
    line.jobs.push({ sent, resolve: answered, expires: Date.now() + LONGEST_WAIT_MS })
    goOn()
  })
}

/** Has the worker unpack and scrub a log that is to be kept. */
export function cleanInWorker(bytes: Uint8Array): Promise<Result<CleanLog>> {
  const busy = fail('limited', 'Many logs are being read right now. Please try again in a moment.', {
    retryAfter: 5,
  })
  if (line.jobs.length >= MOST_WAITING) return Promise.resolve(busy)
  const sent: Cleaning = { purpose: 'clean', body: new Uint8Array(bytes) }
  return new Promise((resolve) => {
    const answered = (answer: Told) =>
      resolve(answer.kind === 'cleaned' ? answer.log : answer.kind === 'busy' ? busy : tooMuch)
    line.jobs.push({ sent, resolve: answered, expires: Date.now() + LONGEST_WAIT_MS })
    goOn()
  })
}

const tooMuch = fail('invalid', 'This log could not be read. Attach the part around the fault.')

/** Stops the worker; the next log starts it again. */
export async function closeTriage(): Promise<void> {
  for (const job of line.jobs.splice(0)) job.resolve({ kind: 'failed' })
  const { member } = line
  line.member = null
  if (!member) return
  clearTimeout(member.timer)
  member.job?.resolve({ kind: 'failed' })
  await member.worker.terminate()
}

/** Twenty megabytes each at most. */
const MOST_WAITING = 6
const JOB_MS = 6_000
const LONGEST_WAIT_MS = 7_000
const START_MS = 30_000

/** A log to be kept, and how it came out. */
export type Cleaning = { purpose: 'clean'; body: Uint8Array<ArrayBuffer> }
export type Cleaned = { kind: 'cleaned'; log: Result<CleanLog> }

type Told = Answer | Cleaned
type Job = { sent: Sent | Cleaning; resolve: (answer: Told) => void; expires: number }
type Member = { worker: Worker; ready: boolean; job: Job | null; timer?: NodeJS.Timeout }
type Line = { member: Member | null; jobs: Job[] }

declare global {
  var nomodesetTriage: Line | undefined
}

// Next bundles this module more than once; the worker is shared all the same.
globalThis.nomodesetTriage ??= { member: null, jobs: [] }
const line = globalThis.nomodesetTriage

function goOn(): void {
  line.member ??= hire()
  const { member } = line
  if (!member.ready || member.job) return
  for (let job = line.jobs.shift(); job; job = line.jobs.shift()) {
    if (job.expires > Date.now()) {
      begin(member, job)
      return
    }
    job.resolve({ kind: 'busy' })
  }
}

function hire(): Member {
  const worker = startThread(path.resolve('lib/triage/worker.mjs'))
  const member: Member = { worker, ready: false, job: null }
  member.timer = setTimeout(() => dismiss(member), START_MS)
  worker.on('message', (answer: 'ready' | Outcome | Cleaned | null) => hear(member, answer))
  worker.on('error', () => dismiss(member))
  worker.on('exit', () => dismiss(member))
  return member
}

// The path arrives as a parameter, because Next's bundler would follow a constant one and bundle tsx with it.
function startThread(file: string): Worker {
  return new Worker(file, {
    // Not ours: `--conditions`, loaders and inspectors of the process that starts it.
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 64 },
  })
}

function begin(member: Member, job: Job): void {
  member.job = job
  member.worker.ref()
  member.timer = setTimeout(() => dismiss(member), JOB_MS)
  member.worker.postMessage(job.sent, [job.sent.body.buffer])
}

function hear(member: Member, answer: 'ready' | Outcome | Cleaned | null): void {
  clearTimeout(member.timer)
  if (answer === 'ready') member.ready = true
  else member.job?.resolve(answer ?? { kind: 'failed' })
  member.job = null
  // An idle worker must not keep a script from ending.
  member.worker.unref()
  if (line.jobs.length > 0) goOn()
}

/** What a worker was reading when it ended counts as too much; what waits is read by the next one. */
function dismiss(member: Member): void {
  clearTimeout(member.timer)
  void member.worker.terminate()
  member.job?.resolve({ kind: 'failed' })
  member.job = null
  if (line.member !== member) return
  line.member = null
  if (!member.ready) for (const job of line.jobs.splice(0)) job.resolve({ kind: 'failed' })
  if (line.jobs.length > 0) goOn()
}
