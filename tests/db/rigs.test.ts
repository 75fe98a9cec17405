import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { dataSources, devices, environments, rigs } from '@/db/schema'
import { openSession } from '@/lib/auth/sessions'
import { getViewerByToken } from '@/lib/auth/viewer'
import { changeEnvironment } from '@/lib/environments/change'
import { LIST_PAGE, listQuestions } from '@/lib/questions/list'
import { parseListFilter } from '@/lib/questions/list-input'
import { countNewQuestions } from '@/lib/questions/news'
import { addRig, chooseRig, removeRig, renameRig, replaceRig } from '@/lib/rigs/commands'
import { RIGS_MAX } from '@/lib/rigs/limits'
import { branchOf, getMachine } from '@/lib/rigs/match'
import { findRigEnvironment, listRigs } from '@/lib/rigs/queries'
import { searchSite } from '@/lib/search/queries'
import { deleteAccount } from '@/lib/users/deletion'
import { kinMachine, otherMachine, pastedMachine, pastedSecrets } from '../support/machines'
import { ask, createMember, createWorld, refusal, suspended, value } from '../support/world'

const { ada, brook, casey } = await createWorld()
await db
  .insert(dataSources)
  .values({
    ...{ id: 'test', title: 'Test', edition: '1', licence: 'MIT', url: 'https://example.org/' },
    ...{ rowCount: 3, checksum: 'none' },
  })
  .onConflictDoNothing()
const known = [
  ['10de:2684', 'nvidia', 'GeForce RTX 4090', 'Ada Lovelace'],
  ['10de:2786', 'nvidia', 'GeForce RTX 4070', 'Ada Lovelace'],
  ['1002:744c', 'amd', 'Radeon RX 7900 XTX', 'RDNA 3'],
] as const
await db.insert(devices).values(
  known.map(([pciId, vendor, name, architecture]) => ({
    ...{ pciId, vendor, name, architecture },
    kind: 'gpu' as const,
    source: 'test',
  })),
)

const nameOf = async (id: number) => (await db.select().from(rigs).where(eq(rigs.id, id)))[0]?.name
const rowsOf = (userId: string) => db.$count(environments, eq(environments.createdBy, userId))

describe('rigs', () => {
  it('are saved without secrets, listed with chips, renamed and replaced', async () => {
    const rig = value(await addRig(ada, { name: 'Desktop', environment: pastedMachine, remove: [] }))
    const [listed] = await listRigs(ada)
    expect(listed).toMatchObject({
      name: 'Desktop',
      chosen: false,
      chips: ['RTX 4090', '580.95.05', '6.17.0'],
    })
    const log = (await findRigEnvironment(ada, rig.id))?.log ?? ''
    for (const secret of pastedSecrets) expect(log).not.toContain(secret)
    value(await renameRig(ada, { id: rig.id, name: 'Tower' }))
    value(await replaceRig(ada, { id: rig.id, environment: otherMachine }))
    expect((await listRigs(ada))[0]).toMatchObject({
      name: 'Tower',
      chips: ['RX 7900 XTX', 'amdgpu', '6.18.1'],
    })
    expect(await rowsOf(ada.id)).toBe(2)
  })

  it('are one’s own: nobody else sees, changes or uses them', async () => {
    const { id } = value(await addRig(ada, { name: 'Mine', environment: kinMachine }))
    expect(await listRigs(brook)).toEqual([])
    expect(await findRigEnvironment(brook, id)).toBeNull()
    expect(refusal(await renameRig(casey, { id, name: 'Yours' }))).toBe('not-found')
    expect(refusal(await replaceRig(casey, { id, environment: kinMachine }))).toBe('not-found')
    expect(refusal(await chooseRig(casey, { id }))).toBe('not-found')
    value(await removeRig(casey, { id }))
    expect(await nameOf(id)).toBe('Mine')
  })

  it('refuse a text that says nothing, the same name twice, and writing while suspended', async () => {
    expect(refusal(await addRig(brook, { name: 'Empty', environment: 'hello there' }))).toBe('invalid')
    value(await addRig(brook, { name: 'Laptop', environment: kinMachine }))
    expect(refusal(await addRig(brook, { name: 'LAPTOP', environment: kinMachine }))).toBe('conflict')
    expect(refusal(await addRig(suspended(brook), { name: 'Other', environment: kinMachine }))).toBe(
      'forbidden',
    )
  })

  it('stop at a number, also when they come all at once', async () => {
    const many = await createMember('Many')
    const all = await Promise.all(
      Array.from({ length: RIGS_MAX + 3 }, (_, n) =>
        addRig(many, { name: `Rig ${n}`, environment: kinMachine }),
      ),
    )
    expect(all.filter(({ ok }) => ok)).toHaveLength(RIGS_MAX)
    expect(await listRigs(many)).toHaveLength(RIGS_MAX)
  })

  it('have at most one chosen, also when several are chosen at once, or none', async () => {
    const eve = await createMember('Eve')
    const ids = []
    for (const name of ['one', 'two', 'three'])
      ids.push(value(await addRig(eve, { name, environment: kinMachine })).id)
    await Promise.all(ids.map((id) => chooseRig(eve, { id })))
    const chosen = () => db.$count(rigs, sql`${rigs.userId} = ${eve.id} and chosen`)
    expect(await chosen()).toBe(1)
    expect((await getMachine(eve))?.pciIds[0]).toBe('10de:2786')
    value(await chooseRig(eve, {}))
    expect(await chosen()).toBe(0)
    expect(await getMachine(eve)).toBeNull()
  })

  it('go when they are deleted, but for what a post speaks of; the rest goes with the account', async () => {
    const leaver = await createMember('Leaver')
    const [kept, gone, last] = [
      value(await addRig(leaver, { name: 'kept', environment: kinMachine })),
      value(await addRig(leaver, { name: 'gone', environment: kinMachine })),
      value(await addRig(leaver, { name: 'last', environment: kinMachine })),
    ]
    const question = await ask(leaver)
    value(await changeEnvironment(leaver, { id: question.id, rig: kept.id }))
    value(await removeRig(leaver, kept))
    value(await removeRig(leaver, gone))
    expect(await rowsOf(leaver.id)).toBe(2)
    value(await replaceRig(leaver, { id: last.id, environment: otherMachine }))
    const { token } = await openSession(leaver.id, { userAgent: '' })
    const present = await getViewerByToken(token)
    if (!present) throw new Error('No session')
    value(await deleteAccount(present, { handle: 'Leaver' }))
    expect(await db.$count(rigs, eq(rigs.userId, leaver.id))).toBe(0)
    expect(await rowsOf(leaver.id)).toBe(1)
  })
})

describe('my environment', () => {
  it('finds questions with the same device, architecture or branch, in lists and in the search', async () => {
    const seeker = await createMember('Seeker')
    const asker = await createMember('Asker')
    const word = `kestrel${randomUUID().slice(0, 8).replaceAll('-', '')}`
    const machines = {
      same: pastedMachine,
      kin: kinMachine,
      branch:
        'Kernel driver in use: nvidia\nNVRM version: NVIDIA UNIX Open Kernel Module for x86_64  580.65.06',
      other: otherMachine,
    }
    const ids = new Map<string, number>()
    for (const [name, environment] of Object.entries(machines)) {
      const { id } = await ask(asker, { title: `A question about the ${word} ${name}` })
      value(await changeEnvironment(asker, { id, environment }))
      ids.set(name, id)
    }
    const fitting = [ids.get('branch'), ids.get('kin'), ids.get('same')]
    const filter = parseListFilter({ rig: 'mine' })
    if (!filter) throw new Error('No filter')
    const listed = async () =>
      (await listQuestions(filter, LIST_PAGE, seeker)).questions
        .filter(({ title }) => title.includes(word))
        .map(({ id }) => id)
    const search = async (viewerId: string | null) =>
      searchSite({ query: `${word} rig:mine`, kind: null, tag: null, sort: 'newest', after: null }, viewerId)
    expect(await listed()).toEqual([])
    expect((await search(seeker.id))?.missing.join()).toContain('rig:mine')
    expect((await search(null))?.missing).toHaveLength(1)
    const { id } = value(await addRig(seeker, { name: 'Desk', environment: pastedMachine }))
    value(await chooseRig(seeker, { id }))
    expect(await listed()).toEqual(fitting)
    expect((await search(seeker.id))?.results.map((result) => result.id)).toEqual(fitting)
    const news = { since: new Date(0), viewer: seeker, most: 100 }
    expect(await countNewQuestions(filter, news)).toBeGreaterThanOrEqual(3)
    for (const sort of ['active', 'votes', 'unanswered'] as const)
      expect((await listQuestions({ ...filter, sort }, LIST_PAGE, seeker)).questions.length).toBeGreaterThan(
        2,
      )
  })

  it('pages by keyset', async () => {
    const filter = parseListFilter({ rig: 'mine' })
    const viewer = await createMember('Pager')
    value(await chooseRig(viewer, value(await addRig(viewer, { name: 'p', environment: pastedMachine }))))
    if (!filter) throw new Error('No filter')
    const first = await listQuestions(filter, 2, viewer)
    const next = parseListFilter({ rig: 'mine', after: first.next ?? '' })
    const second = next && (await listQuestions(next, 2, viewer))
    const ids = [...first.questions, ...(second?.questions ?? [])].map(({ id }) => id)
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => b - a))
    expect(second?.questions.length).toBeGreaterThan(0)
  })

  it('knows the branch of a version', () => {
    expect(branchOf('nvidia', '580.95.05')).toBe('580')
    expect(branchOf('amdgpu', '6.12.12')).toBe('6.12')
    expect(branchOf('xe', null)).toBeNull()
    expect(branchOf('nvidia', 'unknown')).toBeNull()
  })
})
