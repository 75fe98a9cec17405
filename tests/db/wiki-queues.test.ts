import { beforeAll, expect, it } from 'vitest'
import { db } from '@/db/client'
import { pageReads } from '@/db/schema'
import { askForChange } from '@/lib/needs/commands'
import { setObsolete } from '@/lib/obsolescence/commands'
import { mark } from '@/lib/reports/marks'
import { stampPage } from '@/lib/stamps/commands'
import { sayVerdict } from '@/lib/verdicts/commands'
import { getMaintenance } from '@/lib/wiki/maintenance'
import { type Queue, readMaintenanceView } from '@/lib/wiki/maintenance-input'
import { parsePath } from '@/lib/wiki/paths'
import { edit, writePage } from '../support/wiki'
import { createWorld, value, type World } from '../support/world'

const dayAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)
const ids = new Map<string, number>()
let world: World

beforeAll(async () => {
  world = await createWorld()
  const old = { checkedAgainst: 'Linux 6.1', checkedOn: '2025-01-31' }
  const write = async (slug: string, more: Parameters<typeof writePage>[1] = {}) => {
    const body = 'See [the manual](https://example.org/manual) for all of it.'
    const page = { path: `amd/${slug}`, tags: ['amd'], body, checkedOn: dayAgo(3), ...more }
    ids.set(slug, (await writePage(world.brook, page)).id)
  }
  await write('stale', old)
  await write('stale-but-stamped', old)
  await write('gone', { ...old, reviewBy: '2025-06-01', body: 'Nothing here names a source at all.' })
  await write('due-long-ago', { reviewBy: dayAgo(40) })
  await write('due-today', { reviewBy: dayAgo(0) })
  await write('due-next-year', { reviewBy: '2099-01-01' })
  await write('lacking')
  await write('lacking-too')
  await write('outdated')
  await write('useless')
  await write('mended')
  await prepare()
})

const id = (slug: string) => ids.get(slug) ?? 0

async function prepare(): Promise<void> {
  const stamp = { number: 1, driver: 'amdgpu', kernel: '', note: '', verifiedOn: dayAgo(1) }
  value(await stampPage(world.ada, { id: id('stale-but-stamped'), ...stamp }))
  value(await setObsolete(world.brook, { id: id('gone'), value: '1', reason: 'Over', successor: null }))
  value(await askForChange(world.ada, { id: id('lacking-too'), reason: 'The oldest wish of all of them.' }))
  value(await askForChange(world.ada, { id: id('lacking'), reason: 'A table of firmware is missing.' }))
  value(await askForChange(world.brook, { id: id('lacking'), reason: 'The link to the manual is dead.' }))
  const marked = { kind: 'outdated', value: '1', comment: '', reason: '' } as const
  value(await mark(world.brook, { id: id('outdated'), ...marked }))
  await judge('useless', 1, 1)
  await judge('mended', 1, 1)
  value(await edit(world.brook, id('mended'), { base: 1, body: 'A text that solves it for nearly all.' }))
  await judge('mended', 2, 4)
  await db.insert(pageReads).values([
    { pageId: id('stale'), day: dayAgo(2), reads: 50 },
    { pageId: id('stale'), day: dayAgo(3), reads: 50 },
    { pageId: id('useless'), day: dayAgo(1), reads: 70 },
    { pageId: id('mended'), day: dayAgo(40), reads: 900 },
  ])
}

/** Five readers, of whom some say yes. */
async function judge(slug: string, number: number, yes: number): Promise<void> {
  const path = parsePath(`amd/${slug}`)
  if (!path) throw new Error(slug)
  for (let reader = 0; reader < 5; reader++) {
    const said = { ...path, number, solved: reader < yes ? ('yes' as const) : ('no' as const) }
    value(await sayVerdict({ viewer: null, address: `192.0.2.${reader}` }, said))
  }
}

async function pagesIn(queue: Queue) {
  return (await getMaintenance({ queue, vendor: 'amd' }, null)).pages
}
const slugsIn = async (queue: Queue) => (await pagesIn(queue)).map(({ slug }) => slug)

it('lists as ageing what nobody verified since, by fields or by stamp, and nothing obsolete', async () => {
  expect(await slugsIn('ageing')).toEqual(['stale'])
  expect(await slugsIn('unsourced')).not.toContain('gone')
  expect(await slugsIn('obsolete')).toEqual(['gone'])
})

it('lists what is due, the longest ago first', async () => {
  expect(await slugsIn('review')).toEqual(['due-long-ago', 'due-today'])
})

it('lists what somebody asked for with the reasons, the oldest wish first', async () => {
  const lacking = await pagesIn('needs')
  expect(lacking.map(({ slug, needs }) => [slug, needs])).toEqual([
    ['lacking-too', ['The oldest wish of all of them.']],
    ['lacking', ['A table of firmware is missing.', 'The link to the manual is dead.']],
  ])
})

it('lists what is marked outdated, and what does not help as its newest judged revision stands', async () => {
  expect(await slugsIn('outdated')).toEqual(['outdated'])
  expect(await pagesIn('unhelpful')).toMatchObject([{ slug: 'useless', solved: 1, said: 5 }])
})

it('lists what was read most in thirty days, with how fresh and helpful it is', async () => {
  expect(await pagesIn('read')).toMatchObject([
    { slug: 'stale', reads: 100, verifiedOn: '2025-01-31', said: null },
    { slug: 'useless', reads: 70, verifiedOn: dayAgo(3), solved: 1, said: 5 },
  ])
})

it('counts the same as it lists, for all vendors and for one', async () => {
  for (const vendor of ['amd', undefined]) {
    const { counts } = await getMaintenance({ queue: 'ageing', vendor }, null)
    expect(counts).toMatchObject({ ageing: 1, review: 2, needs: 2, outdated: 1, unhelpful: 1, obsolete: 1 })
  }
  const { counts } = await getMaintenance({ queue: 'ageing', vendor: 'intel' }, null)
  expect(new Set(Object.values(counts))).toEqual(new Set([0]))
})

it('has an address for every queue', () => {
  for (const queue of ['review', 'needs', 'outdated', 'unhelpful', 'obsolete', 'read'])
    expect(readMaintenanceView({ queue })).toMatchObject({ queue })
})
