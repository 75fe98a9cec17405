import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import {
  apiSupport,
  drivers,
  environmentDevices,
  environments,
  issueTargets,
  knownIssues,
  postEnvironments,
  posts,
  reports,
} from '@/db/schema'
import { importShipped } from '@/lib/devices/import/shipped'
import { listArchitectures, listDevices } from '@/lib/devices/list'
import { getDevicePage } from '@/lib/devices/page'
import { getDevice } from '@/lib/devices/queries'
import { writePage } from '../support/wiki'
import { ask, createWorld } from '../support/world'

const { ada, brook } = await createWorld()
const everything = { q: '', vendor: null, architecture: null, after: null }

beforeAll(() => importShipped(() => undefined), 90_000)

async function pageOf(pciId: string) {
  const device = await getDevice(pciId)
  if (!device) throw new Error(`No device ${pciId}`)
  return getDevicePage(device)
}

async function machineWith(pciId: string, facts: { driver?: string; driverVersion?: string } = {}) {
  const [row] = await db
    .insert(environments)
    .values({ facts: {}, log: '', ...facts })
    .returning()
  if (!row) throw new Error('No environment')
  await db.insert(environmentDevices).values({ environmentId: row.id, pciId })
  return row.id
}

describe('the page of a device', () => {
  it('tells boards by revision apart, each with its source', async () => {
    const { boards, names, sources } = await pageOf('1002:744c')
    expect(boards).toContainEqual(
      expect.objectContaining({ revision: 'c8', name: 'AMD Radeon RX 7900 XTX', source: 'amdgpu-ids' }),
    )
    expect(names[0]?.name).toContain('Navi 31')
    expect(sources.get('amdgpu-ids')).toMatchObject({ title: 'libdrm amdgpu.ids', edition: '2.4.134' })
  })

  it('says which modules claim it in which kernels, by id or by class', async () => {
    const { kernels, modules } = (await pageOf('8086:e20b')).claims
    expect(kernels.map((kernel) => kernel.split('-')[0])).toEqual(['7.3.4', '6.12.95', '6.1.192'])
    expect(modules).toEqual([{ name: 'xe', claims: ['by id', 'by id', null] }])
    expect((await pageOf('1002:744c')).claims.modules).toEqual([
      { name: 'amdgpu', claims: ['by class', 'by class', 'by class'] },
    ])
    expect((await pageOf('1002:6798')).claims.modules.map(({ name }) => name)).toEqual(['amdgpu', 'radeon'])
    expect((await pageOf('8086:643e')).claims.modules.map(({ name }) => name)).toEqual(['intel_vpu'])
  })

  it('narrows firmware to the chip where names of files tell', async () => {
    const filesOf = async (pciId: string) =>
      (await pageOf(pciId)).firmware.flatMap(({ files }) => files.map(({ file }) => file))
    expect(await filesOf('1002:744c')).toEqual(
      expect.arrayContaining([
        'amdgpu/gc_11_0_0_pfp.bin',
        'amdgpu/sdma_6_0_0.bin',
        'amdgpu/psp_13_0_0_sos.bin',
      ]),
    )
    expect((await filesOf('1002:744c')).filter((file) => file.includes('gc_11_0_1'))).toEqual([])
    for (const file of await filesOf('10de:2684')) expect(file).toMatch(/^nvidia\/ad102\//)
    for (const file of await filesOf('8086:e20b')) expect(file).toMatch(/bmg/)
    expect(await filesOf('1022:1502')).toContain('amdnpu/1502_00/npu.sbin')
    expect(await filesOf('1002:6798')).toEqual(
      expect.arrayContaining(['radeon/TAHITI_pfp.bin', 'amdgpu/tahiti_pfp.bin']),
    )
  })

  it('shows pages and questions that name it, or that were asked on a machine with it', async () => {
    const named = await ask(ada, {
      body: 'My RTX 4090 shows nothing but black since the update of yesterday.',
    })
    const owned = await ask(ada, { body: 'The screen flickers whenever the second monitor is plugged in.' })
    const other = await ask(ada, {
      body: 'My RTX 4080 shows nothing but black since the update of yesterday.',
    })
    await db
      .insert(postEnvironments)
      .values({ postId: owned.id, environmentId: await machineWith('10de:2684') })
    await writePage(brook, {
      path: 'nvidia/ada-notes',
      title: 'Notes on Ada Lovelace',
      body: 'Cards of this generation.',
    })
    const { questions, pages } = await pageOf('10de:2684')
    expect(questions.map(({ id }) => id)).toEqual([owned.id, named.id])
    expect(questions.map(({ id }) => id)).not.toContain(other.id)
    expect(pages.map(({ slug }) => slug)).toEqual(['ada-notes'])
    await db.update(posts).set({ visible: false }).where(sql`id = ${named.id}`)
    expect((await pageOf('10de:2684')).questions.map(({ id }) => id)).toEqual([owned.id])
  })

  it('counts reports by driver version, and lists known issues and interfaces', async () => {
    const { id: postId } = await ask(ada, {
      body: 'Which version of the driver works with three monitors here?',
    })
    const environmentId = await machineWith('10de:2704', { driver: 'nvidia', driverVersion: '580.95.05' })
    await db.insert(reports).values([
      { postId, userId: ada.id, environmentId, outcome: 'works' },
      { postId, userId: brook.id, environmentId, outcome: 'fails' },
    ])
    const page = await writePage(brook, {
      path: 'nvidia/black-hdmi',
      title: 'HDMI stays black',
      body: 'A fault.',
    })
    await db.insert(knownIssues).values({ pageId: page.id, component: 'nvidia', introducedIn: '580.65' })
    await db.insert(issueTargets).values({ pageId: page.id, kind: 'architecture', target: 'Ada Lovelace' })
    await db.insert(drivers).values({
      ...{
        slug: 'nvidia',
        name: 'NVIDIA',
        vendor: 'nvidia',
        kind: 'kernel',
        licence: 'mixed',
        module: 'nvidia',
      },
      ...{ summary: '', hardware: 'Turing and later' },
    })
    const claim = { driver: 'nvidia', support: 'yes', sourceUrl: 'https://example.test/' } as const
    await db.insert(apiSupport).values([
      { ...claim, api: 'Vulkan', version: '1.4', hardware: '' },
      { ...claim, api: 'CUDA', hardware: 'Ampere, Ada Lovelace' },
      { ...claim, api: 'OpenCL', hardware: 'Kepler' },
    ])
    const shown = await pageOf('10de:2704')
    expect(shown.reports).toMatchObject([
      { driver: 'nvidia', version: '580.95.05', works: 1, fails: 1, partly: 0 },
    ])
    expect(shown.issues).toMatchObject([{ slug: 'black-hdmi', status: 'open' }])
    expect(shown.apis.map(({ api }) => api)).toEqual(['CUDA', 'Vulkan'])
    expect(shown.pages.map(({ slug }) => slug)).not.toContain('black-hdmi')
  })

  it('has every section for every kind of device, also for ids that nobody names', async () => {
    const [nameless] = await db.execute<{ pci_id: string }>(
      sql`select pci_id from device where name is null limit 1`,
    )
    for (const id of [
      nameless?.pci_id ?? '',
      '1da3:1020',
      '12d2:0018',
      '1ed5:0201',
      '8086:7121',
      '1002:5159',
    ])
      expect((await pageOf(id)).device.pciId).toBe(id)
  })
})

describe('the list of devices', () => {
  it('goes through all of them by keyset, once each', async () => {
    const seen = new Set<string>()
    let after: Awaited<ReturnType<typeof listDevices>>['next'] = null
    do {
      const page = await listDevices({ ...everything, architecture: 'RDNA 3', q: 'radeon', after })
      for (const { pciId } of page.devices) {
        expect(seen.has(pciId)).toBe(false)
        seen.add(pciId)
      }
      after = page.next
    } while (after !== null)
    const [counted] = await db.execute<{ n: number }>(
      sql`select count(*)::int as n from device where architecture = 'RDNA 3' and (name ~* 'radeon'
        or exists (select 1 from board b where b.pci_id = device.pci_id and b.name ~* 'radeon'))`,
    )
    expect(seen.size).toBe(counted?.n)
  })

  it('knows every architecture that a device has', async () => {
    const listed = (await listArchitectures()).map(({ name }) => name)
    const held = await db.execute<{ name: string }>(
      sql`select distinct architecture as name from device where architecture is not null`,
    )
    expect(listed.toSorted()).toEqual(held.map(({ name }) => name).toSorted())
    expect(listed.indexOf('Blackwell')).toBeLessThan(listed.indexOf('Ada Lovelace'))
  })
})
