import { getHeapStatistics } from 'node:v8'
import { parentPort } from 'node:worker_threads'
import { warmLayout } from '../diagrams/layout'
import { hasDiagram } from './code-blocks'
import { warmHighlighter } from './highlight'
import { renderHere } from './pipeline'
import type { Outcome, Reply } from './pool'

const port = parentPort
if (port === null) throw new Error('worker-thread.ts runs only as a worker')

port.on('message', async ({ source, postKey }: { source: string; postKey: string }) => {
  if (!drawing && hasDiagram(source)) {
    drawing = true
    answer({ kind: 'warming' })
    await warmLayout()
    answer({ kind: 'warmed' })
  }
  answer(await attempt(source, postKey))
})

/** Whether Graphviz is loaded, which no text should be charged with and most never need. */
let drawing = false

await warmHighlighter()
answer({ kind: 'ready' })

function answer(outcome: Outcome): void {
  const reply: Reply = { ...outcome, heap: getHeapStatistics().used_heap_size }
  port?.postMessage(reply)
}

async function attempt(source: string, postKey: string): Promise<Outcome> {
  try {
    return { kind: 'rendered', rendered: await renderHere(source, postKey) }
  } catch (error) {
    // A stack overflow in the parser is one of the ways a hostile text ends.
    return { kind: 'failed', message: String(error) }
  }
}
