import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { db } from '@/db/client'
import { listen, notify } from '@/db/listen'
import { expireEverything, expireTags, pageStore } from './page-store.mjs'

const CHANNEL = 'nomodeset_expire'
// Postgres takes 8,000 bytes a message; a tag has at most 240.
const TAGS_PER_MESSAGE = 25

const messageShape = z.object({ from: z.string(), tags: z.array(z.string().max(300)).max(TAGS_PER_MESSAGE) })

/**
 * Lets all instances expire together: tells the others what expires here and drops what they tell. After the
 * connection was lost, what they said meanwhile is unknown, so everything is dropped. Returns what ends it.
 */
export function shareExpiry(): () => void {
  const store = pageStore()
  const self = randomUUID()
  let connected = false
  const tell = (tags: readonly string[]) => void publish(self, tags)
  store.listeners.add(tell)
  const stop = listen(
    CHANNEL,
    (payload) => {
      const message = readMessage(payload)
      if (message && message.from !== self) expireTags(store, message.tags, { heard: true })
    },
    () => {
      if (connected) expireEverything(store)
      connected = true
    },
  )
  return () => {
    store.listeners.delete(tell)
    stop()
  }
}

async function publish(from: string, tags: readonly string[]): Promise<void> {
  try {
    for (let at = 0; at < tags.length; at += TAGS_PER_MESSAGE) {
      const message = { from, tags: tags.slice(at, at + TAGS_PER_MESSAGE) }
      await notify(db, CHANNEL, JSON.stringify(message))
    }
  } catch (error) {
    console.warn(`cache: other instances were not told: ${error instanceof Error ? error.message : error}`)
  }
}

function readMessage(payload: string): z.infer<typeof messageShape> | undefined {
  try {
    return messageShape.parse(JSON.parse(payload))
  } catch {
    return undefined
  }
}
