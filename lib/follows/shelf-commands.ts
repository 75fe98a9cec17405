import 'server-only'
import { eq } from 'drizzle-orm'
import { type Transaction, transaction } from '@/db/client'
import { pages, vendors } from '@/db/schema'
import { inTurn } from '@/lib/limits/turn'
import { fail, ok, type Result } from '@/lib/result'
import type { Viewer } from '@/lib/users/types'
import { type Followed, setLevel } from './commands'
import type { ShelfWish } from './input'
import { topicShelf } from './shelves'

/** Sets how this person follows a vendor's pages or those of one topic there: new pages and edits are news of it. */
export async function followShelf(viewer: Viewer, { shelf, level }: ShelfWish): Promise<Result<Followed>> {
  return inTurn(viewer, () =>
    transaction(async (tx): Promise<Result<Followed>> => {
      if (level !== 'none' && !(await isOnWiki(tx, shelf)))
        return fail('not-found', 'There is no such part of the wiki.')
      return ok({ level, count: await setLevel(tx, viewer.id, { shelf }, level) })
    }),
  )
}

async function isOnWiki(tx: Transaction, shelf: string): Promise<boolean> {
  const [vendor = '', topic] = shelf.split('#')
  const [known] = await tx.select({ slug: vendors.slug }).from(vendors).where(eq(vendors.slug, vendor))
  if (!known || topic === undefined) return known !== undefined
  const rows = await tx.selectDistinct({ topic: pages.topic }).from(pages).where(eq(pages.vendor, vendor))
  return rows.some((row) => topicShelf(vendor, row.topic) === shelf)
}
