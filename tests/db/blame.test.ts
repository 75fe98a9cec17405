import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { getBlame } from '@/lib/blame/queries'
import { editPost, revertPost } from '@/lib/revisions/commands'
import { listRevisions, startOf } from '@/lib/revisions/history'
import { revertPage } from '@/lib/wiki/revert'
import { edit, writePage } from '../support/wiki'
import { ask, createWorld, value, type World } from '../support/world'

let world: World
beforeAll(async () => {
  world = await createWorld()
})

const lines = ['The first line stays.', 'The second line changes.', 'The third line stays too.']
const body = lines.join('\n')

async function namesOf(id: number, number?: number) {
  const blame = await getBlame(id, number)
  return blame?.groups.map((group) => [
    group.number,
    blame.owners.get(group.number ?? 0)?.author.handle,
    group.lines.length,
  ])
}

describe('who wrote each line', () => {
  it('names the author of the last change of each', async () => {
    const { id } = await writePage(world.casey, { body })
    value(await edit(world.dana, id, { base: 1, body: body.replace('changes', 'was changed') }))
    expect(await namesOf(id)).toEqual([
      [1, 'Casey', 1],
      [2, 'Dana', 1],
      [1, 'Casey', 1],
    ])
    expect(await namesOf(id, 1)).toEqual([[1, 'Casey', 3]])
    expect(await getBlame(id, 3)).toBeNull()
  })

  it('keeps both names where two edits were joined', async () => {
    const { id } = await writePage(world.casey, { body })
    value(await edit(world.dana, id, { base: 1, body: body.replace('first', '1st') }))
    value(await edit(world.casey, id, { base: 1, body: body.replace('third', '3rd') }))
    expect(await namesOf(id)).toEqual([
      [2, 'Dana', 1],
      [1, 'Casey', 1],
      [3, 'Casey', 1],
    ])
  })

  it('a revert gives the lines back to who wrote them', async () => {
    const { id } = await writePage(world.casey, { body })
    value(await edit(world.dana, id, { base: 1, body: `${body}\nA fourth line of Dana's.` }))
    value(await edit(world.casey, id, { base: 2, body: 'Everything is gone now, alas.' }))
    value(await revertPage(world.casey, { id, to: 2, base: 3, summary: '' }))
    expect(await namesOf(id)).toEqual([
      [1, 'Casey', 3],
      [2, 'Dana', 1],
    ])
  })

  it('passes over a revision whose text a moderator hid, and shows no blame of it', async () => {
    const { id } = await writePage(world.casey, { body })
    value(await edit(world.dana, id, { base: 1, body: `${body}\nA secret that has to go.` }))
    value(await edit(world.casey, id, { base: 2, body: `${body}\nSomething else instead.` }))
    await db.execute(sql`insert into revision_hiding (post_id, number, hidden_by, reason)
      values (${id}, 2, ${world.casey.id}, 'A secret')`)
    expect(await getBlame(id, 2)).toBeNull()
    expect(await namesOf(id)).toEqual([
      [1, 'Casey', 3],
      [3, 'Casey', 1],
    ])
  })

  it('shows the published revision while newer ones wait for approval', async () => {
    const { id } = await writePage(world.casey, { body })
    value(await edit(world.dana, id, { base: 1, body: `${body}\nThis waits for approval.` }))
    await db.execute(sql`update page set published_number = 1 where post_id = ${id}`)
    expect((await getBlame(id))?.number).toBe(1)
    expect(await getBlame(id, 2)).toBeNull()
  })

  it('works for questions, and follows their reverts too', async () => {
    const { id } = await ask(world.ada, { body })
    const change = { id, base: 1, summary: '', minor: false }
    value(await editPost(world.casey, { ...change, body: 'Quite another text than before, long enough.' }))
    value(await revertPost(world.casey, { id, number: 1 }))
    expect(await namesOf(id)).toEqual([[1, 'Ada', 3]])
  })
})

describe('a history', () => {
  it('tells how much each revision weighs more, and can be narrowed', async () => {
    const { id } = await writePage(world.casey, { body })
    value(await edit(world.dana, id, { base: 1, body: `${body}\nGrüße`, minor: true }))
    value(await edit(world.casey, id, { base: 2, body }))
    const { revisions } = await listRevisions(id)
    expect(revisions.map(({ number, change }) => [number, change])).toEqual([
      [3, -8],
      [2, 8],
      [1, body.length],
    ])
    const numbers = async (filter: Parameters<typeof listRevisions>[1]) =>
      (await listRevisions(id, filter)).revisions.map(({ number }) => number)
    expect(await numbers({ by: 'Dana' })).toEqual([2])
    expect(await numbers({ hideMinor: true })).toEqual([3, 1])
    expect(await numbers({ before: await startOf(id, { number: 2 }) })).toEqual([2, 1])
  })

  it('begins with the last revision of a day', async () => {
    const { id } = await writePage(world.casey, { body })
    value(await edit(world.dana, id, { base: 1, body: `${body}\nMore.` }))
    await db.execute(
      sql`update revision set created_at = '2026-03-04 23:00Z' where post_id = ${id} and number = 1`,
    )
    expect(await startOf(id, { day: '2026-03-04' })).toBe(2)
    expect(await startOf(id, { day: '2026-03-03' })).toBe(1)
    expect(await startOf(id, { day: '9999-01-01' })).toBeUndefined()
  })
})
