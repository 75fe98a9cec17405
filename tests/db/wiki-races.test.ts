import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import type { Viewer } from '@/lib/users/types'
import { movePage } from '@/lib/wiki/move'
import { parsePath } from '@/lib/wiki/paths'
import { currentText, deleteQuietly, edit, lockQuietly, writePage } from '../support/wiki'
import { createMember, createWorld, inWaves, type World } from '../support/world'

let world: World
/** One person's new posts wait for each other, so pages in a wave are written by different people. */
let authors: Viewer[]
const WIDTH = 8
beforeAll(async () => {
  world = await createWorld()
  authors = await inWaves(WIDTH, (index) => createMember(`Author${index}`, { role: 'moderator' }))
})

function authorOf(index: number): Viewer {
  return authors[index % WIDTH] ?? world.casey
}

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

const LANES = 100

/** The text with one person's changes, and the marks by which they are found again. */
function apply(text: string, changes: Change[], who: string): { body: string; marks: string[] } {
  const lines = text.split('\n')
  const marks: string[] = []
  // From the end, and changed before anything is put above it, so that no mark overwrites another.
  const ordered = changes.toSorted((a, b) => b.line - a.line || b.act.localeCompare(a.act))
  for (const { line, act } of ordered) {
    const mark = `[${who} ${line} ${act}]`
    if (marks.includes(mark)) continue
    marks.push(mark)
    if (act === 'change') lines[line] = `line ${line} ${mark}`
    else lines.splice(line, 0, `new ${mark}`)
  }
  return { body: lines.join('\n'), marks }
}

/** Two people save at the same moment what they made of the same revision. */
async function race(id: number, before: { body: string; number: number }, index: number) {
  const [left = [], right = []] = pairs[index] ?? []
  const one = apply(before.body, left, `casey ${index}`)
  const other = apply(before.body, right, `dana ${index}`)
  const base = before.number
  const results = await Promise.all([
    edit(world.casey, id, { base, body: one.body }),
    edit(world.dana, id, { base, body: other.body }),
  ])
  const after = await currentText(id)
  const accepted = [one, other].filter((_, which) => results[which]?.ok)
  const missing = accepted.flatMap(({ marks }) => marks.filter((mark) => !after.body.includes(mark)))
  const kept = results.every((result, which) => {
    if (result.ok) return true
    const { conflict } = result.error
    return conflict?.mine.body === [one, other][which]?.body && conflict?.theirs.body === after.body
  })
  const numbered = after.number === before.number + accepted.length
  return { after, missing, kept, numbered, accepted: accepted.length }
}

/** Ten pairs, each starting from what the one before left. */
async function raceOnOnePage(lane: number) {
  const outcomes: Awaited<ReturnType<typeof race>>[] = []
  const { id } = await writePage(authorOf(lane), { body: base.join('\n') })
  let current = await currentText(id)
  for (let pair = 0; pair < pairs.length / LANES; pair += 1) {
    const outcome = await race(id, current, lane * (pairs.length / LANES) + pair)
    current = outcome.after
    outcomes.push(outcome)
  }
  return outcomes
}

describe('a thousand pairs of edits at the same time', () => {
  const patient = { timeout: 180_000 }
  it(
    'lose nothing: what was accepted is in the text, what was refused comes back whole',
    patient,
    async () => {
      const outcomes = (await inWaves(LANES, raceOnOnePage, WIDTH)).flat()
      expect(outcomes).toHaveLength(1_000)
      expect(outcomes.flatMap(({ missing }) => missing)).toEqual([])
      expect(outcomes.filter(({ kept, numbered, accepted }) => !kept || !numbered || accepted < 1)).toEqual(
        [],
      )
      expect(outcomes.some(({ accepted }) => accepted === 1)).toBe(true)
      expect(outcomes.some(({ accepted }) => accepted === 2)).toBe(true)
    },
  )

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

describe('sixty edits of one page by sixty people at once', () => {
  it('are each in the text and in the chain of revisions, or told to try again', {
    timeout: 60_000,
  }, async () => {
    const lines = Array.from({ length: 60 }, (_, at) => `Paragraph ${at} waits.`)
    const { id } = await writePage(world.casey, { body: lines.join('\n\n') })
    const people = await inWaves(60, (at) => createMember(`Racer${at}`, { role: 'moderator' }), WIDTH)
    const results = await Promise.all(
      people.map((person, at) =>
        edit(person, id, {
          ...{ base: 1, summary: `Edit ${at}` },
          body: lines.with(at, `Racer ${at} was here.`).join('\n\n'),
        }),
      ),
    )
    const accepted = results.flatMap((result, at) => (result.ok ? [at] : []))
    const { body, number } = await currentText(id)
    expect(number).toBe(accepted.length + 1)
    expect(accepted.filter((at) => !body.includes(`Racer ${at} was here.`))).toEqual([])
    const chain = await db.execute<{ number: number; summary: string }>(
      sql`select number, summary from revision where post_id = ${id} order by number`,
    )
    expect(chain.map((row) => row.number)).toEqual(chain.map((_, at) => at + 1))
    expect(
      chain
        .slice(1)
        .map(({ summary }) => summary)
        .sort(),
    ).toEqual(accepted.map((at) => `Edit ${at}`).sort())
    for (const result of results) if (!result.ok) expect(['conflict', 'limited']).toContain(result.error.code)
    expect(accepted.length).toBeGreaterThan(0)
  })
})

describe('an edit against', () => {
  it('a deletion: it is in the text or refused as gone, and no page comes back', async () => {
    const outcomes = await inWaves(
      100,
      async (index) => {
        const { id } = await writePage(authorOf(index))
        const [result] = await Promise.all([
          edit(world.dana, id, { base: 1, body: `A text of its own, number ${index}` }),
          deleteQuietly(world.casey, id),
        ])
        const { body } = await currentText(id)
        const [row] = await db.execute(sql`select visible from post where id = ${id}`)
        const saved = body.includes(`number ${index}`)
        return row?.visible === false && (result.ok ? saved : !saved && result.error.code === 'gone')
      },
      WIDTH,
    )
    expect(outcomes.every(Boolean)).toBe(true)
  })

  it('a lock: it is in the text or refused as locked', async () => {
    const outcomes = await inWaves(
      100,
      async (index) => {
        const { id } = await writePage(authorOf(index))
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
      WIDTH,
    )
    expect(outcomes.every(Boolean)).toBe(true)
  })

  it('a move: both happen', async () => {
    const outcomes = await inWaves(
      100,
      async (index) => {
        const { id } = await writePage(authorOf(index))
        const target = parsePath(`amd/moved-${index}`)
        if (!target) throw new Error('No path')
        const [result, moved] = await Promise.all([
          edit(world.dana, id, { base: 1, body: `A text of its own, number ${index}` }),
          movePage(world.casey, { id, path: target, summary: '' }),
        ])
        const { body, number } = await currentText(id)
        return result.ok && moved.ok && body.includes(`number ${index}`) && number === 3
      },
      WIDTH,
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
