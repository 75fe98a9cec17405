import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { db } from '@/db/client'
import { branches, releaseRevisions, releases } from '@/db/schema'
import {
  apiSupportFor,
  apiSupportOf,
  claimsFor,
  getDriver,
  listBranches,
  listDrivers,
  listReleases,
  newestOf,
} from '@/lib/drivers/queries'
import { loadDrivers } from '@/lib/drivers/starter/load'
import { createWorld } from '../support/world'

const { brook } = await createWorld()
await loadDrivers()

it('is loaded twice without a change', async () => {
  const before = await everything()
  await loadDrivers()
  expect(await everything()).toEqual(before)
  expect(before.drivers.length).toBeGreaterThan(20)
})

it('lists releases by version and finds the newest, of a branch too', async () => {
  const [first, second] = await listReleases('nvidia')
  expect([first?.version, second?.version]).toEqual(['620.70.06', '615.71.10'])
  expect(await newestOf('nvidia', 'R580')).toMatchObject({ version: '580.105.08', branch: 'R580' })
  expect(await newestOf('nvidia', 'R999')).toBeNull()
  expect((await listBranches('nvidia')).slice(0, 3).map(({ name }) => name)).toEqual(['R620', 'R615', 'R610'])
  expect(await getDriver('no-such-driver')).toBeNull()
  expect(await getDriver('nvidia')).toMatchObject({ licence: 'mixed', module: 'nvidia' })
})

it('tells interfaces by architecture, and claims by what was asked', async () => {
  const maxwell = await apiSupportFor({ vendor: 'nvidia', architecture: 'Maxwell' })
  expect(maxwell.find(({ api, driver }) => api === 'CUDA' && driver === 'nvidia')?.version).toBe(
    '6.5 to 12.x',
  )
  expect(maxwell.some(({ hardware }) => hardware === 'Blackwell')).toBe(false)
  const claims = await claimsFor({ driver: 'nvidia', branch: 'R590', architecture: 'Pascal' })
  expect(claims.filter(({ hardware }) => hardware === 'Pascal')).toMatchObject([{ outcome: 'fails' }])
})

it('leaves what people edited, and puts the rest right', async () => {
  const at = eq(releases.version, '595.45.04')
  const [release] = await db.select().from(releases).where(at)
  if (!release) throw new Error('No release')
  await db.update(releases).set({ note: 'Corrected' }).where(at)
  await db
    .insert(releaseRevisions)
    .values({ releaseId: release.id, before: {}, after: {}, authorId: brook.id })
  await db.update(releases).set({ note: 'Spoilt' }).where(eq(releases.version, '595.58.03'))
  await db.update(branches).set({ note: 'Spoilt' }).where(eq(branches.name, 'R595'))
  await loadDrivers()
  const notes = new Map((await listReleases('nvidia')).map(({ version, note }) => [version, note]))
  expect(notes.get('595.45.04')).toBe('Corrected')
  expect(notes.get('595.58.03')).toContain('CUDA 13.2 Update 1')
  expect((await listBranches('nvidia')).find(({ name }) => name === 'R595')?.note).toBe('')
})

async function everything() {
  const drivers = await listDrivers()
  return {
    drivers,
    branches: await listBranches(),
    releases: await Promise.all(drivers.map(({ slug }) => listReleases(slug))),
    apis: await Promise.all(drivers.map(({ slug }) => apiSupportOf(slug))),
    claims: await claimsFor(),
  }
}
