import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { movePage } from '@/lib/wiki/move'
import { parsePath } from '@/lib/wiki/paths'
import { currentText, deleteQuietly, edit, lockQuietly, writePage } from '../support/wiki'
import { createWorld, inWaves, type World } from '../support/world'

let world: World
beforeAll(async () => {
  world = await createWorld()
})

const LINES = 12
const base = Array.from({ length: LINES }, (_, line) => `line ${line} of the page`)

/** What one person does to the page: lines changed (each with a mark nobody else writes), removed or added. */
type Change = { line: number; act: 'change' | 'add' }
const change = fc.record({ line: fc.nat(LINES - 1), act: fc.constantFrom('change' as const, 'add' as const) })
const pairs = fc.sample(
  fc.tuple(
    fc.array(change, { minLength: 1, maxLength: 3 }),
    fc.array(change, { minLength: 1, maxLength: 3 }),
  ),
  { numRuns: 1_000, seed: 20261122 },
)

function apply(changes: Change[], who: string): { body: string; marks: string[] } {
  const lines = [...base]
  const marks: string[] = []
  for (const { line, act } of changes.toSorted((a, b) => b.line - a.line)) {
    const mark = `[${who}-${line}-${act}]`
    if (marks.includes(mark)) continue
    marks.push(mark)
    if (act === 'change') lines[line] = `${lines[line]} ${mark}`
    else lines.splice(line, 0, `new ${mark}`)
  }
  return { body: `${lines.join('\n')}\n`, marks }
}

describe('a thousand pairs of edits at the same time', () => {
  it('lose nothing: every accepted edit is in the text, every refused one comes back whole', {
    timeout: 60_000,
  }, async () => {
    const outcomes = await inWaves(
      pairs.length,
      async (index) => {
        const [left = [], right = []] = pairs[index] ?? []
        const { id } = await writePage(world.casey, { body: `${base.join('\n')}\n` })
        const [one, other] = [apply(left, 'casey'), apply(right, 'dana')]
        const results = await Promise.all([
          edit(world.casey, id, { base: 1, body: one.body }),
          edit(world.dana, id, { base: 1, body: other.body }),
        ])
        const { body, number } = await currentText(id)
        const accepted = [one, other].filter((_, which) => results[which]?.ok)
        const missing = accepted.flatMap(({ marks }) => marks.filter((mark) => !body.includes(mark)))
        const kept = results.every((result, which) => {
          if (result.ok) return true
          const { conflict } = result.error
          return conflict?.mine.body === [one, other][which]?.body && conflict.theirs.body === body
        })
        return { missing, kept, accepted: accepted.length, number }
      },
      16,
    )
    expect(outcomes.flatMap(({ missing }) => missing)).toEqual([])
    expect(outcomes.filter(({ kept }) => !kept)).toEqual([])
    expect(outcomes.filter(({ accepted, number }) => accepted < 1 || number !== accepted + 1)).toEqual([])
    expect(outcomes.some(({ accepted }) => accepted === 1)).toBe(true)
    expect(outcomes.some(({ accepted }) => accepted === 2)).toBe(true)
  })

  it('leave every text equal to its newest revision, and no number used twice', async () => {
    const wrong = await db.execute(sql`
      select p.id from post p join revision r on r.post_id = p.id and r.number = p.revision_count
      where r.body_markdown <> p.body_markdown
      union all
      select post_id from revision group by post_id having count(distinct number) <> max(number) or count(*) <> max(number)`)
    expect([...wrong]).toEqual([])
  })
})

describe('many editors of one page', () => {
  it('ten edits of ten places are all there afterwards', async () => {
    const { id } = await writePage(world.casey, { body: paragraphs() })
    const results = await Promise.all(
      Array.from({ length: 10 }, (_, place) => edit(world.dana, id, { base: 1, body: paragraphs(place) })),
    )
    const accepted = results.filter((result) => result.ok).length
    const { body, number } = await currentText(id)
    expect(body.match(/edited/g)?.length).toBe(accepted)
    expect(number).toBe(accepted + 1)
    expect(accepted).toBeGreaterThanOrEqual(8)
  })
})

describe('an edit against', () => {
  it('a deletion: it is in the text or refused as gone, and no page comes back', async () => {
    const outcomes = await inWaves(
      100,
      async (index) => {
        const { id } = await writePage(world.casey)
        const [result] = await Promise.all([
          edit(world.dana, id, { base: 1, body: `A text of its own, number ${index}` }),
          deleteQuietly(world.casey, id),
        ])
        const { body } = await currentText(id)
        const [row] = await db.execute(sql`select visible from post where id = ${id}`)
        const saved = body.includes(`number ${index}`)
        return row?.visible === false && (result.ok ? saved : !saved && result.error.code === 'gone')
      },
      12,
    )
    expect(outcomes.every(Boolean)).toBe(true)
  })

  it('a lock: it is in the text or refused as locked', async () => {
    const outcomes = await inWaves(
      100,
      async (index) => {
        const { id } = await writePage(world.casey)
        const [result] = await Promise.all([
          edit({ ...world.dana, role: 'member', reputation: 5_000 }, id, {
            base: 1,
            body: `A text of its own, number ${index}`,
          }),
          lockQuietly(world.casey, id),
        ])
        const saved = (await currentText(id)).body.includes(`number ${index}`)
        return result.ok ? saved : !saved && result.error.code === 'locked'
      },
      12,
    )
    expect(outcomes.every(Boolean)).toBe(true)
  })

  it('a move: both happen', async () => {
    const outcomes = await inWaves(
      100,
      async (index) => {
        const { id } = await writePage(world.casey)
        const target = parsePath(`amd/moved-${index}`)
        if (!target) throw new Error('No path')
        const [result, moved] = await Promise.all([
          edit(world.dana, id, { base: 1, body: `A text of its own, number ${index}` }),
          movePage(world.casey, { id, path: target, summary: '' }),
        ])
        const { body, number } = await currentText(id)
        return result.ok && moved.ok && body.includes(`number ${index}`) && number === 3
      },
      12,
    )
    expect(outcomes.every(Boolean)).toBe(true)
  })
})

function paragraphs(edited?: number): string {
  return Array.from(
    { length: 10 },
    (_, place) => `Paragraph ${place}${place === edited ? ' edited' : ''}\n\nStill.`,
  ).join('\n\n')
}
