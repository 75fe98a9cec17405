import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { timesOver } from './bounds'
import type { Rendered } from './types'

export type Reply = Outcome & {
  /** Bytes of the worker's own heap in use, garbage of the last text included. */
  heap: number
}
export type Outcome =
  | { kind: 'ready' }
  /** A text needs what is loaded once only; its time begins when that is there. */
  | { kind: 'warming' | 'warmed' }
  | { kind: 'rendered'; rendered: Rendered }
  | { kind: 'failed'; message: string }

/** `null` when the text took too long, too much memory or broke the parser. */
export function renderInWorker(source: string, postKey: string): Promise<Rendered | null> {
  if (pool.waiting.length >= mostWaiting) return Promise.reject(new Error('The renderer has too much to do'))
  return new Promise((resolve, reject) => {
    pool.waiting.push({ source, postKey, resolve, reject })
    giveOut()
  })
}

/** Stops the workers; the next text starts them again. Texts still waiting are refused. */
export async function closeRenderer(): Promise<void> {
  for (const job of pool.waiting.splice(0)) job.reject(new Error('The renderer was closed'))
  await Promise.all(pool.members.splice(0).map((member) => member.worker.terminate()))
}

/** For /metrics: the most memory a worker held after a text, and how many were ended in the middle of one. */
export function rendererGauges(): Record<string, number> {
  return {
    renderer_workers: pool.members.length,
    renderer_waiting: pool.waiting.length,
    renderer_heap_peak_bytes: pool.peakHeap,
    renderer_ended_total: pool.ended,
  }
}

const mostWorkers = 2
const mostWaiting = 500
const jobMilliseconds = 1500
const longestMilliseconds = 8_000
const suspectMilliseconds = 200
const startMilliseconds = 30_000
const mostFailedStarts = 3

type Job = {
  source: string
  postKey: string
  resolve: (rendered: Rendered | null) => void
  reject: (reason: Error) => void
}
type Member = { worker: Worker; state: 'starting' | 'idle' | 'busy'; job: Job | null; timer?: NodeJS.Timeout }
type Pool = { members: Member[]; waiting: Job[]; failedStarts: number; peakHeap: number; ended: number }

declare global {
  var nomodesetRenderers: Pool | undefined
}

// Next bundles this module more than once; the workers are shared all the same.
globalThis.nomodesetRenderers ??= { members: [], waiting: [], failedStarts: 0, peakHeap: 0, ended: 0 }
const pool = globalThis.nomodesetRenderers

function giveOut(): void {
  for (const member of pool.members) {
    if (member.state === 'idle' && pool.waiting.length > 0) begin(member, pool.waiting.shift())
  }
  const starting = pool.members.filter((member) => member.state === 'starting').length
  if (pool.waiting.length > starting && pool.members.length < mostWorkers) pool.members.push(hire())
}

function fillPlaces(): void {
  while (pool.members.length < mostWorkers) pool.members.push(hire())
}

function hire(): Member {
  const worker = startThread(path.resolve('lib/markdown/worker.mjs'))
  const member: Member = { worker, state: 'starting', job: null }
  member.timer = setTimeout(() => dismiss(member), startMilliseconds)
  worker.on('message', (reply: Reply) => hear(member, reply))
  worker.on('error', () => dismiss(member))
  worker.on('exit', () => dismiss(member))
  return member
}

// The path arrives as a parameter, because Next's bundler would follow a constant one and bundle tsx with it.
function startThread(file: string): Worker {
  return new Worker(file, {
    // Not ours: `--conditions`, loaders and inspectors of the process that starts it.
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 208, maxYoungGenerationSizeMb: 48 },
  })
}

function begin(member: Member, job: Job | undefined): void {
  if (job === undefined) return
  member.state = 'busy'
  member.job = job
  member.worker.ref()
  limit(member)
  member.worker.postMessage({ source: job.source, postKey: job.postKey })
}

function limit(member: Member): void {
  member.timer = setTimeout(() => {
    // This one may be lost: the next text should not have to wait for another to start.
    fillPlaces()
    member.timer = setTimeout(
      () => dismiss(member),
      patienceWith(member.job?.source ?? '') - suspectMilliseconds,
    )
  }, suspectMilliseconds)
}

/** A page of 200 kB takes a second of processor time, and more on a busy machine; a request ends after 9.5 seconds. */
function patienceWith(source: string): number {
  const times = timesOver(source)
  return times === 1 ? jobMilliseconds : Math.min(longestMilliseconds, 1.5 * jobMilliseconds * times)
}

function hear(member: Member, reply: Reply): void {
  clearTimeout(member.timer)
  if (reply.kind === 'warming') {
    member.timer = setTimeout(() => dismiss(member), startMilliseconds)
    return
  }
  if (reply.kind === 'warmed') {
    limit(member)
    return
  }
  member.job?.resolve(reply.kind === 'rendered' ? reply.rendered : null)
  member.job = null
  member.state = 'idle'
  pool.peakHeap = Math.max(pool.peakHeap, reply.heap)
  pool.failedStarts = 0
  // An idle worker must not keep a script from ending.
  member.worker.unref()
  giveOut()
}

/** Takes a worker out of service, whatever happened to it; what it was doing counts as too much. */
function dismiss(member: Member): void {
  clearTimeout(member.timer)
  const at = pool.members.indexOf(member)
  if (at === -1) return
  pool.members.splice(at, 1)
  void member.worker.terminate()
  if (member.job) pool.ended += 1
  member.job?.resolve(null)
  if (member.state === 'starting') pool.failedStarts += 1
  // Where one text took a worker down the next may follow: it should find another one ready.
  else fillPlaces()
  if (pool.failedStarts < mostFailedStarts) {
    giveOut()
    return
  }
  pool.failedStarts = 0
  for (const job of pool.waiting.splice(0)) job.reject(new Error('The renderer does not start'))
}
