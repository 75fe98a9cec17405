import { readFileSync } from 'node:fs'
import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { boards, dataSources, devices, driverClaims, follows } from '@/db/schema'
import { importSource } from '@/lib/devices/import/import-source'
import { importShipped } from '@/lib/devices/import/shipped'
import { type SourceId, shippedSource } from '@/lib/devices/import/sources'
import { findDevices, getDevice, namesOf } from '@/lib/devices/queries'
import { createWorld } from '../support/world'

const { ada } = await createWorld()
const lines: string[] = []

const shipped = (id: SourceId) => readFileSync(shippedSource(id).path, 'utf8')
const head = (id: SourceId) => shipped(id).split('\n').slice(0, 30).join('\n')
const countOf = async (
  table: 'device' | 'board' | 'driver_claim' | 'module_firmware' | 'module_parameter',
) => {
  const [row] = await db.execute<{ n: number }>(sql`select count(*)::int as n from ${sql.identifier(table)}`)
  return row?.n ?? 0
}
const idsOf = async (text: string) => (await findDevices(text)).map(({ pciId }) => pciId)
const contents = () =>
  db.execute(sql`
    select (select md5(string_agg(d::text, '|' order by pci_id)) from (
        select pci_id, vendor, name, kind, architecture, code_name, isa, legacy_branch, open_modules, source from device) d) as devices,
      (select md5(string_agg(b::text, '|' order by b)) from (
        select pci_id, subsystem, revision, name, source from board) b) as boards`)

beforeAll(async () => {
  const started = performance.now()
  await importShipped((line) => lines.push(line))
  expect(performance.now() - started).toBeLessThan(60_000)
}, 90_000)

describe('the lists that came with the software', () => {
  it('fill the tables, one line of progress for each', async () => {
    expect(lines).toHaveLength(7)
    expect(await countOf('device')).toBeGreaterThan(2_900)
    expect(await countOf('board')).toBeGreaterThan(5_000)
    expect(await countOf('driver_claim')).toBeGreaterThan(4_300)
    expect(await countOf('module_firmware')).toBeGreaterThan(4_000)
    expect(await countOf('module_parameter')).toBeGreaterThan(600)
  })

  it('say what a card is', async () => {
    expect(await getDevice('10DE:2684')).toMatchObject({
      ...{ pciId: '10de:2684', vendor: 'nvidia', name: 'GeForce RTX 4090', kind: 'gpu' },
      ...{
        architecture: 'Ada Lovelace',
        codeName: 'AD102',
        isa: 'sm_89',
        openModules: true,
        lastBranch: null,
      },
      source: { title: 'pci.ids', edition: '2026.10.24', date: '2026-10-24' },
    })
    expect(await getDevice('0x1002:0x744c')).toMatchObject({
      architecture: 'RDNA 3',
      codeName: 'Navi 31',
      isa: 'gfx1100',
    })
    expect(await getDevice('8086:e20b')).toMatchObject({
      name: 'Arc B580',
      architecture: 'Xe2',
      codeName: 'Battlemage G21',
    })
    expect(await getDevice('8086:643e')).toMatchObject({ kind: 'npu', architecture: 'NPU 4' })
    expect(await getDevice('1da3:1020')).toMatchObject({
      kind: 'accelerator',
      vendor: 'intel',
      architecture: 'Gaudi 2',
    })
    expect(await getDevice('10de:1b80')).toMatchObject({
      architecture: 'Pascal',
      legacyBranch: null,
      lastBranch: '580.xx',
    })
    expect(await getDevice('10de:1140')).toMatchObject({
      legacyBranch: '390.xx',
      lastBranch: '390.xx',
      openModules: false,
    })
    expect(await getDevice('10de:2b85')).toMatchObject({
      architecture: 'Blackwell',
      isa: 'sm_120',
      openModules: null,
    })
    expect(await getDevice('ffff:ffff')).toBeNull()
    expect(await getDevice('nonsense')).toBeNull()
  })

  it('keep ids that a driver claims and nobody names', async () => {
    const [claimed] = await db
      .select({ pciId: devices.pciId, source: devices.source })
      .from(devices)
      .where(sql`${devices.name} is null`)
      .limit(1)
    expect(claimed).toBeDefined()
    const [{ n } = { n: 1 }] = await db.execute<{ n: number }>(sql`
      select count(*)::int as n from driver_claim where device_id <> ''
        and not exists (select 1 from device where pci_id = vendor_id || ':' || device_id)`)
    expect(n).toBe(0)
  })

  it('leave out what is no GPU', async () => {
    for (const id of ['10de:22ba', '8086:f1a8', '1002:ab30', '1022:1480'])
      expect(await getDevice(id)).toBeNull()
  })
})

describe('looking for a device', () => {
  it('knows ids, code names, architectures, compiler targets and short forms of names', async () => {
    expect(await idsOf('10de:2684')).toEqual(['10de:2684'])
    expect(await idsOf('0x10DE:0x2684')).toEqual(['10de:2684'])
    expect(await idsOf('2684')).toContain('10de:2684')
    expect((await idsOf('4090'))[0]).toBe('10de:2684')
    expect((await idsOf('rtx4090'))[0]).toBe('10de:2684')
    expect(await idsOf('7900 XTX')).toContain('1002:744c')
    expect(await idsOf('7900xtx')).toContain('1002:744c')
    expect(await idsOf('navi31')).toContain('1002:744c')
    expect(await idsOf('gfx1100')).toContain('1002:744c')
    expect(await idsOf('sm_89')).toContain('10de:2684')
    expect(await idsOf('Xe2')).toContain('8086:e20b')
    expect(await idsOf('ada lovelace')).toEqual((await idsOf('Ada Lovelace sm_89')).slice(0, 20))
    for (const { name } of await findDevices('580')) expect(name).toMatch(/580(?!\d)/)
  })

  it('finds nothing for what names nothing, and treats every text as a text', async () => {
    for (const text of ['', '   ', '%', '.*', '???', ')(', '\\', 'no such card'])
      expect(await idsOf(text)).toEqual([])
    expect(await idsOf('a+b.c(d)[e]{2}')).toEqual([])
    expect(await idsOf('x'.repeat(10_000))).toEqual([])
  })

  it('names many at once', async () => {
    const names = await namesOf(['10de:2684', '10DE:2684', 'ffff:ffff', 'junk'])
    expect([...names]).toEqual([['10de:2684', 'GeForce RTX 4090']])
    expect(await namesOf([])).toEqual(new Map())
  })
})

describe('importing again', () => {
  it('changes nothing with the same files, in any order', async () => {
    const before = await contents()
    for (const id of ['pci-ids', 'intel-groups', 'amdgpu-ids', 'nvidia-gpus', 'module-aliases'] as const) {
      const { changes, devices: described } = await importSource(id, shipped(id))
      expect([id, changes, described]).toEqual([
        id,
        { added: 0, changed: 0, removed: 0 },
        { changed: 0, removed: 0 },
      ])
    }
    expect(await contents()).toEqual(before)
  })

  it('takes a newer edition over, with what is new, renamed and gone', async () => {
    const newer = shipped('pci-ids')
      .replace('2026.10.24', '2027.01.01')
      .replace('Date:    2026-10-24', 'Date:    2027-01-01')
      .replace('AD102 [GeForce RTX 4090]', 'AD102 [GeForce RTX 4090 Super Deluxe]')
      .replace(/\n\t2b85 {2}.*/, '\n\t2b8f  GB202 [GeForce RTX 5099]')
    const { changes, edition } = await importSource('pci-ids', newer)
    expect([edition, changes.added, changes.changed, changes.removed > 0]).toEqual(['2027.01.01', 1, 1, true])
    expect(await getDevice('10de:2684')).toMatchObject({
      name: 'GeForce RTX 4090 Super Deluxe',
      source: { date: '2027-01-01' },
    })
    expect(await getDevice('10de:2b8f')).toMatchObject({ name: 'GeForce RTX 5099', isa: 'sm_120' })
    expect(await getDevice('10de:2b85')).toBeNull()
    const [source] = await db.select().from(dataSources).where(eq(dataSources.id, 'pci-ids'))
    expect(source).toMatchObject({ edition: '2027.01.01', licence: 'BSD-3-Clause' })
  })

  it('leaves an administrator’s newer file in place at the next start', async () => {
    const again: string[] = []
    await importShipped((line) => again.push(line))
    expect(again).toEqual([])
    expect(await getDevice('10de:2b8f')).not.toBeNull()
  })

  it('keeps a device that somebody follows, without its name', async () => {
    await db.insert(follows).values({ userId: ada.id, pciId: '10de:2b8f', level: 'watch' })
    await importSource('pci-ids', shipped('pci-ids'))
    expect(await getDevice('10de:2b8f')).toMatchObject({ name: null, codeName: null })
    expect(await getDevice('10de:2b85')).toMatchObject({ name: 'GeForce RTX 5090' })
  })

  it('forgets claims of a kernel that the new table lacks', async () => {
    const table =
      'kernel\tmodule\talias\n9.9\tamdgpu\tpci:v00001002d0000FEEDsv*sd*bc*sc*i*\n9.9\te1000\tpci:v00008086d00001000sv*sd*bc*sc*i*\n'
    const { rows } = await importSource('module-aliases', table, { edition: 'mine' })
    expect(rows).toBe(1)
    expect(await db.select().from(driverClaims)).toMatchObject([{ kernel: '9.9', deviceId: 'feed' }])
    expect(await getDevice('1002:feed')).toMatchObject({ name: null, vendor: 'amd' })
    await importSource('module-aliases', shipped('module-aliases'))
    expect(await getDevice('1002:feed')).toBeNull()
  })
})

describe('a file that is not what it should be', () => {
  const wrong: [SourceId, string][] = [
    ['pci-ids', ''],
    ['pci-ids', '<!doctype html>\n<title>Not found</title>\n'],
    ['pci-ids', head('amdgpu-ids')],
    ['amdgpu-ids', head('module-aliases')],
    ['nvidia-gpus', ''],
    ['nvidia-gpus', '{"chips":"none"}'],
    ['nvidia-gpus', '{"chips":[]}'],
    ['module-aliases', head('module-firmware')],
    ['module-firmware', '\u0000\u0000\u0000'],
    ['intel-groups', head('pci-ids')],
  ]
  it.each(wrong)('is refused for %s in one line, and nothing changes', async (id, text) => {
    const before = await contents()
    await expect(importSource(id, text)).rejects.toThrow(/^This is no .* Nothing was changed\.$/)
    expect(await contents()).toEqual(before)
  })

  it('loses only its malformed lines, each reported by number', async () => {
    const text = shipped('amdgpu-ids').split('\n')
    text.splice(10, 0, 'this is not a row', '744C, C8')
    const { problems } = await importSource('amdgpu-ids', text.join('\r\n'))
    expect(problems).toEqual([
      { line: 11, text: 'this is not a row' },
      { line: 12, text: '744C, C8' },
    ])
    const names = await db
      .select({ name: boards.name })
      .from(boards)
      .where(sql`pci_id = '1002:744c' and revision = 'c8'`)
    expect(names).toEqual([{ name: 'AMD Radeon RX 7900 XTX' }])
  })
})
