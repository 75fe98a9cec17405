import { beforeAll, expect, it } from 'vitest'
import { db } from '@/db/client'
import { follows } from '@/db/schema'
import { deletePost } from '@/lib/posts/commands'
import { getMaintenance } from '@/lib/wiki/maintenance'
import { maintenanceQuery, type Queue, readMaintenanceView } from '@/lib/wiki/maintenance-input'
import { movePage } from '@/lib/wiki/move'
import { QUEUE_SHOWN } from '@/lib/wiki/page-queues'
import { parsePath } from '@/lib/wiki/paths'
import { writePage } from '../support/wiki'
import { createWorld, value, type World } from '../support/world'

const source = 'See [the manual](https://example.org/manual) for all of it.'
let world: World
let lonely = 0
beforeAll(async () => {
  world = await createWorld()
  const write = (slug: string, more: Parameters<typeof writePage>[1]) =>
    writePage(world.brook, { path: `amd/${slug}`, tags: ['amd'], body: source, ...more })
  await write('checked-now', {
    checkedAgainst: 'Linux 7.3',
    checkedOn: new Date().toISOString().slice(0, 10),
  })
  await write('checked-long-ago', { checkedAgainst: 'Linux 6.1', checkedOn: '2025-01-31' })
  await write('checked-earlier', { checkedAgainst: 'Linux 5.10', checkedOn: '2024-01-31' })
  lonely = (
    await write('lonely', { body: 'Nothing here names a source or another page at all.', checkedOn: null })
  ).id
  const { id } = await write('linked', {})
  await write('linking', {
    body: `${source} [[amd/linked]] [[amd/linking]] [[amd/unwritten]] [[intel/unwritten]]`,
  })
  await write('linking-too', { body: `${source} [[amd/unwritten]] [[amd/checked-now]]` })
  value(await movePage(world.brook, { id, path: at('amd/linked-and-moved'), summary: '' }))
})

async function slugsIn(queue: Queue, viewer: { id: string } | null = null) {
  const { pages } = await getMaintenance({ queue, vendor: 'amd' }, viewer)
  return pages.map(({ slug }) => slug)
}

it('lists what was checked long ago, the longest ago first, apart from what nobody checked', async () => {
  expect(await slugsIn('ageing')).toEqual(['checked-earlier', 'checked-long-ago'])
  const unverified = await slugsIn('unverified')
  expect(unverified).toContain('lonely')
  expect(unverified).not.toContain('checked-now')
})

it('lists what only links to itself, but not what is linked to by a former address', async () => {
  const orphaned = await slugsIn('orphaned')
  expect(orphaned).toEqual(expect.arrayContaining(['lonely', 'linking']))
  expect(orphaned).not.toContain('linked-and-moved')
  expect(orphaned).not.toContain('checked-now')
})

it('lists texts without a source, and addresses that are wanted, the most wanted first', async () => {
  expect(await slugsIn('unsourced')).toEqual(['lonely'])
  const { wanted, counts } = await getMaintenance({ queue: 'wanted', vendor: undefined }, null)
  expect(wanted).toEqual([
    { path: 'amd/unwritten', links: 2 },
    { path: 'intel/unwritten', links: 1 },
  ])
  expect(counts.wanted).toBe(2)
  expect((await getMaintenance({ queue: 'wanted', vendor: 'intel' }, null)).wanted).toHaveLength(1)
})

it('counts every queue, and shows no more than somebody can work through', async () => {
  const { counts } = await getMaintenance({ queue: 'ageing', vendor: 'amd' }, null)
  expect(counts).toMatchObject({ ageing: 2, unsourced: 1 })
  expect(QUEUE_SHOWN).toBeLessThanOrEqual(100)
})

it('leaves out what somebody muted, and what was deleted', async () => {
  await db.insert(follows).values({ userId: world.ada.id, postId: lonely, level: 'mute' })
  expect(await slugsIn('unsourced', world.ada)).toEqual([])
  value(await deletePost(world.casey, { id: lonely, reason: 'A test' }))
  expect(await slugsIn('unsourced')).toEqual([])
})

it('reads addresses as its links write them, and nothing else', () => {
  expect(readMaintenanceView({})).toMatchObject({ queue: 'ageing' })
  expect(readMaintenanceView({ queue: 'wanted', vendor: 'amd' })).toEqual({ queue: 'wanted', vendor: 'amd' })
  for (const wrong of [{ queue: 'all' }, { vendor: '../x' }, { queue: ['ageing', 'wanted'] }])
    expect(readMaintenanceView(wrong)).toBeNull()
  expect(maintenanceQuery({ queue: 'ageing' })).toBe('')
  expect(maintenanceQuery({ queue: 'wanted', vendor: 'amd' })).toBe('?queue=wanted&vendor=amd')
})

function at(path: string) {
  const parsed = parsePath(path)
  if (!parsed) throw new Error(path)
  return parsed
}
