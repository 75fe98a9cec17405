import { describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { dataSources, devices } from '@/db/schema'
import { saveBranch, saveRelease } from '@/lib/drivers/commands'
import { latestRevisionOf } from '@/lib/drivers/history'
import { branchInput, releaseInput } from '@/lib/drivers/input'
import { loadDrivers } from '@/lib/drivers/starter/load'
import { consumeEvents } from '@/lib/events/consume'
import { followDevice, followDriver } from '@/lib/follows/commands'
import { tellOwners } from '@/lib/follows/lost-support'
import { listFollows } from '@/lib/follows/queries'
import { notify } from '@/lib/notifications/notify'
import { listInbox } from '@/lib/notifications/queries'
import { getViewerAnswer } from '@/lib/viewer/queries'
import { saveMachine } from '../support/saved-rigs'
import { createWorld, refusal, value } from '../support/world'

const { ada, brook, casey, dana } = await createWorld()
await loadDrivers()
await db.insert(dataSources).values({
  ...{
    id: 'test',
    title: 'Test',
    url: 'https://example.org/',
    licence: 'MIT',
    edition: '1',
    rowCount: 1,
    checksum: 'x',
  },
})
await db.insert(devices).values([
  { pciId: '10de:1b80', vendor: 'nvidia', name: 'GeForce GTX 1080', architecture: 'Pascal', source: 'test' },
  {
    pciId: '10de:2684',
    vendor: 'nvidia',
    name: 'GeForce RTX 4090',
    architecture: 'Ada Lovelace',
    source: 'test',
  },
])
const sourceUrl = 'https://www.nvidia.com/en-us/drivers/unix/'
const tell = async () => {
  await consumeEvents(tellOwners)
  await consumeEvents(notify)
}
const inbox = async (reader: { id: string }) =>
  (await listInbox(reader, {})).lines.map(({ text, href }) => [text, href])

describe('following', () => {
  it('takes devices and drivers that are listed, at a level, and forgets them', async () => {
    expect(value(await followDevice(ada, { pciId: '10de:1b80', level: 'watch' }))).toEqual({
      level: 'watch',
      count: 1,
    })
    value(await followDriver(ada, { driver: 'nvidia', level: 'track' }))
    expect(value(await followDriver(ada, { driver: 'nvidia', level: 'watch' })).count).toBe(1)
    expect((await listFollows(ada.id)).map(({ level, target }) => [level, target])).toEqual([
      ['watch', { kind: 'driver', name: 'NVIDIA driver', slug: 'nvidia' }],
      ['watch', { kind: 'device', name: 'GeForce GTX 1080', slug: '10de:1b80' }],
    ])
    const targets = ['device:10de:1b80', 'driver:nvidia', 'driver:amdgpu']
    const { follows } = await getViewerAnswer(ada, { posts: [], tags: [], targets })
    expect(follows).toEqual({ 'device:10de:1b80': 'watch', 'driver:nvidia': 'watch' })
    expect(refusal(await followDevice(ada, { pciId: '10de:ffff', level: 'watch' }))).toBe('not-found')
    expect(refusal(await followDriver(ada, { driver: 'nonesuch', level: 'watch' }))).toBe('not-found')
    value(await followDriver(dana, { driver: 'nvidia', level: 'watch' }))
    value(await followDriver(dana, { driver: 'nvidia', level: 'none' }))
    expect(await listFollows(dana.id)).toEqual([])
  })
})

describe('what is told', () => {
  it('is a release of a followed driver', async () => {
    const facts = {
      driver: 'nvidia',
      branch: 'R620',
      version: '690.10.01',
      releasedOn: '',
      note: '',
      sourceUrl,
    }
    value(await saveRelease(brook, releaseInput.parse(facts)))
    await tell()
    expect(await inbox(ada)).toEqual([['nvidia 690.10.01 is out', '/drivers/nvidia']])
    expect(await inbox(dana)).toEqual([])
  })

  it('is a branch that drops a device of a rig, to its owner by name, once', async () => {
    await saveMachine(casey, { pciId: '10de:1b80', name: 'GP104 [GeForce GTX 1080]' })
    await saveMachine(dana, { pciId: '10de:2684' })
    const facts = {
      driver: 'nvidia',
      name: 'R690',
      kind: 'stable',
      endOfLife: '',
      drops: 'Pascal',
      note: '',
      sourceUrl,
    }
    const { id } = value(await saveBranch(brook, branchInput.parse(facts)))
    await tell()
    expect(await inbox(casey)).toEqual([
      ['nvidia R690 no longer drives your GeForce GTX 1080', '/drivers/nvidia'],
    ])
    expect(await inbox(dana)).toEqual([])
    expect((await inbox(ada))[0]).toEqual(['nvidia R690 no longer drives Pascal', '/drivers/nvidia'])
    value(
      await saveBranch(
        brook,
        branchInput.parse({
          ...facts,
          id: String(id),
          base: String(await latestRevisionOf({ branch: id })),
          note: 'Said twice.',
        }),
      ),
    )
    await tell()
    expect(await inbox(casey)).toHaveLength(1)
  })
})
