import { count, eq, sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { db } from '@/db/client'
import { posts, users } from '@/db/schema'
import { makeDemoWorld } from '@/lib/demo/commands'
import { loadDrivers } from '@/lib/drivers/starter/load'
import { recount } from '@/lib/recount/commands'
import { loadSignatures } from '@/lib/signatures/load'
import { loadStarter } from '@/lib/starter/load'

it('a demo world is plainly one, counts right, and is the same world when made again', async () => {
  await loadSignatures()
  await loadDrivers()
  await loadStarter()
  await makeDemoWorld(12, () => undefined)
  const [before] = await db.select({ posts: count() }).from(posts)
  await makeDemoWorld(12, () => undefined)
  const [after] = await db.select({ posts: count() }).from(posts)
  expect(after).toEqual(before)
  expect((await recount({ repair: false })).filter((finding) => finding.count > 0)).toEqual([])
  const early = await db.execute(
    sql`select p.id from post p join post a on a.id = p.parent_id where p.created_at < a.created_at`,
  )
  expect(early, 'nobody answers before it is asked').toHaveLength(0)
  const people = await db
    .select({ handle: users.handle, role: users.role })
    .from(users)
    .where(eq(users.kind, 'demo'))
  for (const { handle, role } of people) expect([handle.slice(0, 5), role]).toEqual(['demo-', 'member'])
}, 120_000)
