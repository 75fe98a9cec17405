import { parentPort } from 'node:worker_threads'
import { warmHighlighter } from './highlight'
import { renderHere } from './pipeline'
import type { Reply } from './pool'

const port = parentPort
if (port === null) throw new Error('worker-thread.ts runs only as a worker')

port.on('message', async ({ source, postKey }: { source: string; postKey: string }) => {
  port.postMessage(await attempt(source, postKey))
})

await warmHighlighter()
port.postMessage({ kind: 'ready' } satisfies Reply)

async function attempt(source: string, postKey: string): Promise<Reply> {
  try {
    return { kind: 'rendered', rendered: await renderHere(source, postKey) }
  } catch (error) {
    // A stack overflow in the parser is one of the ways a hostile text ends.
    return { kind: 'failed', message: String(error) }
  }
}
