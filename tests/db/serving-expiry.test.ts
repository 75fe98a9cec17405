import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { db } from '@/db/client'
import { listen, notify } from '@/db/listen'
import { expire } from '@/lib/cache'
import { shareExpiry } from '@/lib/serving/expiry-channel'
import { pageStore, storeEntry } from '@/lib/serving/page-store.mjs'

const channel = 'nomodeset_expire'
const heard: string[] = []
const stops: (() => void)[] = []

function keep(key: string, tags: string[]) {
  const made = { value: null, html: undefined, tags, cacheControl: undefined, bytes: 10 }
  storeEntry(pageStore(), key, made, pageStore().expiries.sequence)
}

beforeAll(async () => {
  const ready = new Promise<void>((resolve) => {
    stops.push(listen(channel, (payload) => heard.push(payload), resolve))
  })
  stops.push(shareExpiry())
  await ready
})

afterAll(() => {
  for (const stop of stops) stop()
})

it('tells the other instances what expires here', async () => {
  keep('a', ['question:1'])
  expire('question:1', 'list')
  expect(pageStore().entries.has('a')).toBe(false)
  await vi.waitFor(() =>
    expect(heard.some((payload) => payload.includes('"tags":["question:1","list"]'))).toBe(true),
  )
})

it('drops what another instance tells, and does not repeat it', async () => {
  keep('b', ['question:2'])
  const before = heard.length
  await vi.waitFor(async () => {
    await notify(db, channel, JSON.stringify({ from: 'another', tags: ['question:2'] }))
    expect(pageStore().entries.has('b')).toBe(false)
  })
  await notify(db, channel, 'not a message')
  await vi.waitFor(() => expect(heard.at(-1)).toBe('not a message'))
  expect(
    heard.slice(before).filter((payload) => payload.includes('question:2') && !payload.includes('another')),
  ).toEqual([])
})

it('tells many tags in messages that Postgres takes', async () => {
  const tags = Array.from({ length: 120 }, (_, id) => `tag:${'x'.repeat(200)}${id}`)
  expire(...tags)
  await vi.waitFor(() => expect(heard.join('')).toContain(`${tags[119]}"`))
})
