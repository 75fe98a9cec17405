import { expect, it, vi } from 'vitest'
import { expire, tags } from '@/lib/cache'
import { keptRead } from '@/lib/serving/kept-reads'

const kept = (read: (asked: string) => Promise<string>) =>
  keptRead(read, { tags: [tags.compatibility], keyOf: (asked) => asked, most: 2 })

it('a costly read is done once for all who ask the same, also at the same time', async () => {
  const read = vi.fn(async (asked: string) => asked.toUpperCase())
  const ask = kept(read)
  expect(await Promise.all([ask('a'), ask('a'), ask('b')])).toEqual(['A', 'A', 'B'])
  await ask('a')
  expect(read).toHaveBeenCalledTimes(2)
})

it('is done anew after a write to what it shows, and not after another', async () => {
  const read = vi.fn(async (asked: string) => asked)
  const ask = kept(read)
  await ask('a')
  expire(tags.home)
  await ask('a')
  expect(read).toHaveBeenCalledTimes(1)
  expire(tags.compatibility)
  await ask('a')
  expect(read).toHaveBeenCalledTimes(2)
})

it('is done anew when the write came while it was underway', async () => {
  const read = vi.fn(async (asked: string) => asked)
  const ask = kept(read)
  const first = ask('a')
  expire(tags.compatibility)
  await first
  await ask('a')
  expect(read).toHaveBeenCalledTimes(2)
})

it('is tried again after it failed', async () => {
  const read = vi.fn(async (asked: string) => asked)
  read.mockRejectedValueOnce(new Error('away'))
  const ask = kept(read)
  await expect(ask('a')).rejects.toThrow('away')
  expect(await ask('a')).toBe('a')
})
