import { sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { db, transaction } from '@/db/client'
import { parseSearchRequest } from '@/lib/search/input'
import { searchSite } from '@/lib/search/queries'
import { createWorld } from '../support/world'

const { ada, brook } = await createWorld()
/** More than a small forum has: words of half of it are looked for among the best only. */
const CROWD = 24_000
const FIRST = 1_000_000

// Half of the crowd names the kernel, the other half the driver; the three oldest name both and nobody solved them.
beforeAll(async () => {
  const crowd = sql`generate_series(${FIRST}::int, ${FIRST + CROWD - 1}::int) as n`
  const body = sql`case when n < ${FIRST + 3}::int then 'kernel driver' when n % 2 = 0 then 'kernel' else 'driver' end`
  await transaction(
    async (tx) => {
      await tx.execute(sql`insert into post (id, kind, root_id, author_id, body_markdown, body_html, render_version)
        select n, 'question', n, case when n < ${FIRST + 3}::int then ${ada.id} else ${brook.id} end, 'text', 'text', 1 from ${crowd}`)
      await tx.execute(sql`insert into question (post_id, title, slug, accepted_count)
        select n, 'Of a crowd, number ' || n, 'q', case when n < ${FIRST + 3}::int then 0 else 1 end from ${crowd}`)
      await tx.execute(sql`insert into search_document (post_id, kind, title, plain, version, words)
        select n, 'question', 'Of a crowd, number ' || n, ${body}, 1,
          to_tsvector('prose', ${body}) || ('''~question0''')::tsvector from ${crowd}`)
    },
    { deadlineMs: 60_000 },
  )
  await db.execute(sql`analyze search_document`)
})

async function find(query: string) {
  const request = parseSearchRequest({ q: query, kind: 'question' })
  if (!request) throw new Error('Refused')
  const found = await searchSite({ ...request, kind: 'question' }, null)
  return { ids: found?.results.map(({ id }) => id).sort(), count: found?.counts.question, open: found?.open }
}

it('finds the few that hold two words of which each is everywhere', async () => {
  const oldest = [FIRST, FIRST + 1, FIRST + 2]
  expect(await find('kernel driver')).toEqual({ ids: oldest, count: 3, open: [] })
})

it('finds the few unanswered among many that name a word', async () => {
  expect((await find('is:unanswered kernel')).ids).toEqual([FIRST, FIRST + 1, FIRST + 2])
})

it('finds something for a word that is everywhere', async () => {
  const { ids, open } = await find('kernel')
  expect(ids).toHaveLength(20)
  expect(open).toContain('question')
})
