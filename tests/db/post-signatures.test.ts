import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { db, transaction } from '@/db/client'
import { postSignatures, posts, signatures } from '@/db/schema'
import { rerenderAll } from '@/lib/jobs/rerender'
import { replaceSignatures } from '@/lib/signatures/carried'
import { getCatalogue } from '@/lib/signatures/catalogue'
import { loadSignatures } from '@/lib/signatures/load'
import { ask, createWorld } from '../support/world'

const { ada } = await createWorld()
const body = 'The driver printed NVRM: Xid (PCI:0000:01:00): 79, pid=2714 and the screen went black.'

beforeAll(async () => {
  await loadSignatures()
})

async function carried(postId: number) {
  const rows = await db.select().from(postSignatures).where(eq(postSignatures.postId, postId))
  return rows.map(({ signatureId, via }) => `${signatureId} ${via}`).sort()
}

describe('the table of signatures', () => {
  it('holds the catalogue, however often it is loaded', async () => {
    expect(await loadSignatures()).toEqual({ signatures: getCatalogue().length, added: 0 })
    expect(await db.$count(signatures)).toBe(getCatalogue().length)
  })

  it('follows the catalogue and keeps what posts show', async () => {
    const { id } = await ask(ada, { body })
    const row = { vendor: 'nvidia', driver: 'nvidia', title: 'Old', severity: 'low', meaning: '' } as const
    const lists = { causes: [], actions: [], sources: [] }
    await db.insert(signatures).values([
      { ...row, ...lists, id: 'old-shown', slug: 'old-shown' },
      { ...row, ...lists, id: 'old-unseen', slug: 'old-unseen' },
    ])
    await db.insert(postSignatures).values({ postId: id, signatureId: 'old-shown', via: 'text' })
    await db.update(signatures).set({ title: 'Wrong' }).where(eq(signatures.id, 'nv-xid-79'))
    await loadSignatures()
    const titles = new Map((await db.select().from(signatures)).map((one) => [one.id, one.title]))
    expect(titles.get('nv-xid-79')).toMatch(/^Xid 79/)
    expect([titles.has('old-shown'), titles.has('old-unseen')]).toEqual([true, false])
  })

  it('has old posts looked through again when an error is new to it', async () => {
    const { id } = await ask(ada, { body })
    await db.delete(postSignatures)
    await db.delete(signatures).where(eq(signatures.id, 'nv-xid-79'))
    expect((await loadSignatures()).added).toBe(1)
    expect(await carried(id)).toEqual([])
    await rerenderAll()
    expect(await carried(id)).toEqual(['nv-xid-79 text'])
    expect(await rerenderAll()).toBe(0)
  })
})

describe('the signatures of a post', () => {
  it('are written with it, also where the catalogue is not loaded', async () => {
    const { id } = await ask(ada, { body })
    expect(await carried(id)).toEqual(['nv-xid-79 text'])
    const [post] = await db.select().from(posts).where(eq(posts.id, id))
    expect(post?.bodyHtml).toContain('NVRM: ')
    await transaction((tx) => replaceSignatures(tx, id, ['nobody-knows', 'nv-xid-31'], 'text'))
    expect(await carried(id)).toEqual(['nv-xid-31 text'])
  })

  it('of its environment are kept apart; one of both stays for the text when the environment goes', async () => {
    const { id } = await ask(ada, { body })
    await transaction((tx) => replaceSignatures(tx, id, ['nv-xid-79', 'nv-xid-31'], 'environment'))
    expect(await carried(id)).toEqual(['nv-xid-31 environment', 'nv-xid-79 environment'])
    await transaction((tx) => replaceSignatures(tx, id, ['nv-xid-79'], 'text'))
    expect(await carried(id)).toEqual(['nv-xid-31 environment', 'nv-xid-79 environment'])
    await transaction((tx) => replaceSignatures(tx, id, [], 'environment'))
    expect(await carried(id)).toEqual(['nv-xid-79 text'])
  })
})
