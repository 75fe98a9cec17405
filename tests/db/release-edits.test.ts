import { desc, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { events } from '@/db/schema'
import { restoreState, saveBranch, saveRelease } from '@/lib/drivers/commands'
import { latestRevisionOf, listRevisions } from '@/lib/drivers/history'
import { branchInput, releaseInput } from '@/lib/drivers/input'
import { listBranches, listReleases, newestOf } from '@/lib/drivers/queries'
import { loadDrivers } from '@/lib/drivers/starter/load'
import { createWorld, refusal, suspended, value } from '../support/world'

const { ada, brook, casey } = await createWorld()
await loadDrivers()

const source = 'https://www.nvidia.com/en-us/drivers/unix/'
const release = (facts: Record<string, string>) =>
  releaseInput.parse({
    driver: 'nvidia',
    branch: 'R580',
    version: '580.126.09',
    releasedOn: '2026-10-01',
    note: '',
    sourceUrl: source,
    ...facts,
  })
const branch = (facts: Record<string, string>) =>
  branchInput.parse({
    driver: 'nvidia',
    name: 'R630',
    kind: 'new-feature',
    endOfLife: '',
    drops: 'Turing',
    note: '',
    sourceUrl: source,
    ...facts,
  })
const one = async (version: string) => (await listReleases('nvidia')).find((row) => row.version === version)

describe('adding a release', () => {
  it('is for people who are no longer new, and in good standing', async () => {
    expect(refusal(await saveRelease(ada, release({})))).toBe('forbidden')
    expect(refusal(await saveRelease(suspended(brook), release({})))).toBe('forbidden')
    expect(await one('580.126.09')).toBeUndefined()
  })

  it('puts it into its branch, with a revision and an event', async () => {
    const { id } = value(await saveRelease(brook, release({ summary: 'New' })))
    expect(await newestOf('nvidia', 'R580')).toMatchObject({ id, releasedOn: '2026-10-01', withdrawn: null })
    const { revisions } = await listRevisions('nvidia', { release: id })
    expect(revisions).toMatchObject([{ version: '580.126.09', summary: 'New', before: null }])
    const [event] = await db.select().from(events).orderBy(desc(events.id)).limit(1)
    expect(event).toMatchObject({
      verb: 'added-release',
      actorId: brook.id,
      data: { driver: 'nvidia', version: '580.126.09', branch: 'R580', drops: [] },
    })
  })

  it('refuses what is listed already and branches that do not exist, on their fields', async () => {
    const twice = await saveRelease(casey, release({}))
    expect(twice).toMatchObject({
      ok: false,
      error: { fields: { version: '580.126.09 is listed already.' } },
    })
    const lost = await saveRelease(casey, release({ version: '700.1', branch: 'R700' }))
    expect(lost).toMatchObject({ ok: false, error: { fields: { branch: expect.stringContaining('R700') } } })
    expect(refusal(await saveRelease(casey, release({ driver: 'no-such-driver' })))).toBe('not-found')
  })

  it('lets one of two at once through', async () => {
    const both = await Promise.all([
      saveRelease(brook, release({ version: '580.200.01' })),
      saveRelease(casey, release({ version: '580.200.01' })),
    ])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
  })
})

describe('correcting a release', () => {
  it('keeps both states, and undoing brings the older one back', async () => {
    const { id = 0 } = (await one('595.58.03')) ?? {}
    const facts = { id: String(id), branch: 'R595', version: '595.58.03', releasedOn: '', note: 'Wrong' }
    value(await saveRelease(brook, release(facts)))
    expect((await one('595.58.03'))?.note).toBe('Wrong')
    const [revision] = (await listRevisions('nvidia', { release: id })).revisions
    expect(revision?.changes.map(({ field }) => field)).toEqual([
      'releasedOn',
      'note',
      'sourceUrl',
      'dateSourceUrl',
    ])
    value(await restoreState(casey, { driver: 'nvidia', revision: revision?.id ?? 0, state: 'before' }))
    expect(await one('595.58.03')).toMatchObject({
      note: expect.stringContaining('CUDA 13.2 Update 1'),
      releasedOn: '2026-03-24',
      dateSourceUrl: expect.stringContaining('redistrib_595.58.03.json'),
    })
    expect((await listRevisions('nvidia', { release: id })).revisions).toHaveLength(2)
    expect(
      refusal(await restoreState(casey, { driver: 'rocm', revision: revision?.id ?? 0, state: 'before' })),
    ).toBe('not-found')
  })

  it('tells whoever was overtaken, and changes nothing then', async () => {
    const { id = 0 } = (await one('590.48.01')) ?? {}
    const facts = { id: String(id), branch: 'R590', version: '590.48.01', releasedOn: '' }
    value(await saveRelease(brook, release({ ...facts, note: 'First', base: '0' })))
    expect(refusal(await saveRelease(casey, release({ ...facts, note: 'Second', base: '0' })))).toBe(
      'conflict',
    )
    expect((await one('590.48.01'))?.note).toBe('First')
    const base = String(await latestRevisionOf({ release: id }))
    value(await saveRelease(casey, release({ ...facts, note: 'Second', base })))
    expect((await one('590.48.01'))?.note).toBe('Second')
  })

  it('withdraws with a reason, and what is withdrawn is newest no more', async () => {
    const { id = 0 } = (await one('580.200.01')) ?? {}
    const facts = {
      id: String(id),
      version: '580.200.01',
      base: String(await latestRevisionOf({ release: id })),
    }
    value(await saveRelease(brook, release({ ...facts, withdrawn: 'on', reason: 'Pulled by its maker' })))
    expect(await one('580.200.01')).toMatchObject({ withdrawn: 'Pulled by its maker' })
    expect((await newestOf('nvidia', 'R580'))?.version).toBe('580.126.09')
    const base = String(await latestRevisionOf({ release: id }))
    value(await saveRelease(brook, release({ ...facts, base })))
    expect(await one('580.200.01')).toMatchObject({ withdrawn: null, withdrawnAt: null })
  })

  it('writes nothing when nothing was changed', async () => {
    const { id = 0 } = (await one('580.126.09')) ?? {}
    const base = String(await latestRevisionOf({ release: id }))
    expect(value(await saveRelease(brook, release({ id: String(id), base })))).toMatchObject({
      changed: false,
    })
    expect((await listRevisions('nvidia', { release: id })).revisions).toHaveLength(1)
  })
})

describe('branches', () => {
  it('are added, corrected and brought back', async () => {
    const { id } = value(await saveBranch(brook, branch({})))
    value(await saveRelease(brook, release({ branch: 'R630', version: '630.10' })))
    const [event] = await db
      .select()
      .from(events)
      .where(eq(events.verb, 'added-release'))
      .orderBy(desc(events.id))
      .limit(1)
    expect(event?.data).toMatchObject({ drops: ['Turing'], branch: 'R630' })
    const base = String(await latestRevisionOf({ branch: id }))
    value(await saveBranch(brook, branch({ id: String(id), base, drops: '' })))
    const [revision] = (await listRevisions('nvidia', { branch: id })).revisions
    value(await restoreState(brook, { driver: 'nvidia', revision: revision?.id ?? 0, state: 'before' }))
    expect((await listBranches('nvidia'))[0]).toMatchObject({ name: 'R630', drops: ['Turing'] })
    expect(await saveBranch(brook, branch({}))).toMatchObject({
      ok: false,
      error: { fields: { name: expect.any(String) } },
    })
  })
})

describe('what the form takes', () => {
  const messages = (facts: Record<string, string>) => {
    const parsed = releaseInput.safeParse({
      ...{ driver: 'nvidia', branch: 'R580', version: '580.1', releasedOn: '', note: '', sourceUrl: source },
      ...facts,
    })
    return parsed.success ? [] : parsed.error.issues.map(({ path }) => path[0])
  }

  it('names the field that is wrong', () => {
    expect(messages({ version: 'newest' })).toEqual(['version'])
    expect(messages({ releasedOn: '2026-02-30' })).toEqual(['releasedOn'])
    expect(messages({ releasedOn: '2999-01-01' })).toEqual(['releasedOn'])
    expect(messages({ sourceUrl: 'javascript:alert(1)' })).toEqual(['sourceUrl'])
    expect(messages({ withdrawn: 'on', reason: ' ' })).toEqual(['reason'])
    expect(messages({ note: 'x'.repeat(501) })).toEqual(['note'])
    expect(messages({})).toEqual([])
  })
})
