import { describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { dataSources, devices } from '@/db/schema'
import { dataResponse } from '@/lib/compatibility/export'
import { parseCell, usualFilter } from '@/lib/compatibility/input'
import { getCell, getMatrix } from '@/lib/compatibility/queries'
import { loadDrivers } from '@/lib/drivers/starter/load'
import { deletePost, undeletePost } from '@/lib/posts/commands'
import { report } from '@/lib/reports/commands'
import { reportInput } from '@/lib/reports/input'
import { saveMachine } from '../support/saved-rigs'
import { answer, ask, createWorld, value } from '../support/world'

const { ada, brook } = await createWorld()
await loadDrivers()
const source = {
  id: 'test',
  title: 'Test',
  url: 'https://example.org/',
  licence: 'MIT',
  edition: '1',
  rowCount: 1,
  checksum: 'x',
}
await db.insert(dataSources).values(source)
await db.insert(devices).values([
  {
    pciId: '10de:2684',
    vendor: 'nvidia',
    name: 'GeForce RTX 4090',
    architecture: 'Ada Lovelace',
    source: 'test',
  },
])
const fix = await answer(brook, (await ask(ada)).id)
const machines = [
  { version: '580.95.05', outcome: 'works' },
  { version: '580.105.08', outcome: 'works' },
  { version: '580.65.06', outcome: 'fails', kernel: '6.12.9' },
  { version: '590.44.01', outcome: 'partly' },
]
for (const { outcome, ...machine } of machines) {
  const { rig } = await saveMachine(ada, machine)
  value(await report(ada, reportInput.parse({ id: String(fix.id), outcome, rig: String(rig) })))
}

describe('the matrix', () => {
  it('has makers’ claims beside members’ reports', async () => {
    const { columns, rows } = await getMatrix(usualFilter)
    expect(columns).toContain('Ada Lovelace')
    const row = rows.find(({ branch }) => branch === 'R580')
    const cell = row?.cells.get('Ada Lovelace')
    expect(cell?.tally).toMatchObject({ works: 2, partly: 0, fails: 1 })
    expect(cell?.claims[0]).toMatchObject({ outcome: 'works' })
    const pascal = rows.find(({ branch }) => branch === 'R590')?.cells.get('Pascal')
    expect(pascal?.claims[0]?.outcome).toBe('fails')
  })

  it('counts no report on what was deleted, from the next look on', async () => {
    const tallyOf = async () => {
      const { rows } = await getMatrix(usualFilter)
      return rows.find(({ branch }) => branch === 'R580')?.cells.get('Ada Lovelace')?.tally
    }
    expect(await tallyOf()).toMatchObject({ works: 2 })
    value(await deletePost(brook, { id: fix.id }))
    expect(await tallyOf()).not.toMatchObject({ works: 2 })
    value(await undeletePost(brook, { id: fix.id }))
    expect(await tallyOf()).toMatchObject({ works: 2 })
  })

  it('is filtered in every direction', async () => {
    const kernels = await getMatrix({ ...usualFilter, by: 'kernel', architecture: 'Ada Lovelace' })
    expect(kernels.columns).toEqual(['', '6.17', '6.12'])
    const none = await getMatrix({ ...usualFilter, by: 'kernel', architecture: 'Turing' })
    expect(
      none.rows.every(({ cells }) => [...cells.values()].every(({ tally }) => tally.last === null)),
    ).toBe(true)
  })
})

describe('a cell', () => {
  it('opens the claims and reports that it counts', async () => {
    const open = async (query: string) => {
      const cell = parseCell(Object.fromEntries(new URLSearchParams(query)))
      if (!cell) throw new Error(query)
      return getCell(cell.filter, cell.branch, cell.before)
    }
    const all = await open('driver=nvidia&by=architecture&architecture=Ada+Lovelace&branch=R580')
    expect(all.reports.map(({ outcome, driverVersion }) => [outcome, driverVersion])).toEqual([
      ['fails', '580.65.06'],
      ['works', '580.105.08'],
      ['works', '580.95.05'],
    ])
    expect(all.reports[0]).toMatchObject({ postId: fix.id, devices: [{ name: 'GeForce RTX 4090' }] })
    expect(all.claims.length).toBeGreaterThan(0)
    expect((await open('driver=nvidia&branch=R580&kernel=6.12')).reports).toHaveLength(1)
    expect((await open('driver=nvidia&branch=R58')).reports).toHaveLength(0)
    expect((await open('driver=nvidia&branch=R580&distribution=fedora+43')).reports).toHaveLength(3)
    expect((await open('driver=nvidia&branch=R580&framework=CUDA+13.0')).reports).toHaveLength(0)
    expect((await open(`driver=nvidia&branch=R580&before=${all.reports[0]?.id}`)).reports).toHaveLength(2)
  })
})

describe('the downloads', () => {
  const read = async (format: 'csv' | 'json', query = '') =>
    dataResponse(format, new URL(`http://localhost/compat/data.${format}${query}`))

  it('hold every claim and report with the licence, whole or filtered', async () => {
    const csv = (await (await read('csv'))?.text()) ?? ''
    expect(csv).toMatch(/^# .*CC BY-SA 4\.0/)
    expect(csv).toContain('reports,nvidia,R580,Ada Lovelace,6.12,fedora 43,,fails,1,')
    expect(csv).toContain('claim,cuda,')
    const json = await (await read('json', '?driver=nvidia&architecture=Pascal'))?.json()
    expect(json.licence).toContain('CC BY-SA 4.0')
    expect(
      json.rows.every(
        (row: { driver: string; source: string }) => row.driver === 'nvidia' && row.source === 'claim',
      ),
    ).toBe(true)
    expect(await read('csv', '?by=nothing')).toBeNull()
  })
})
