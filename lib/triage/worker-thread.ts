import { parentPort } from 'node:worker_threads'
import { cleanLog } from '@/lib/attachments/log'
import { answerForm, type Sent } from './form'
import type { Cleaned, Cleaning } from './pool'
import { readLog } from './read'

const port = parentPort
if (port === null) throw new Error('worker-thread.ts runs only as a worker')

port.on('message', async (sent: Sent | Cleaning) => {
  port.postMessage(await attempt(sent))
})

// Builds the tables of all readers, which the first log should not wait for.
readLog('NVRM: Xid (PCI:0000:01:00): 79, pid=1\n')
port.postMessage('ready')

async function attempt(sent: Sent | Cleaning) {
  try {
    if ('purpose' in sent) return { kind: 'cleaned', log: cleanLog(sent.body) } satisfies Cleaned
    return await answerForm(sent)
  } catch (error) {
    console.error('triage: a log could not be read', error)
    return null
  }
}
