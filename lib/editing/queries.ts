import 'server-only'
import { sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import type { Viewer } from '@/lib/users/types'
import type { PageEditor } from './input'

/** Without a sign of life for so long an editor counts as closed. */
export const SILENT_MINUTES = 2
const MOST = 10

/** Who else has the editor of a page open, the longest first; and since when oneself has, elsewhere. */
export async function listPageEditors(
  viewer: Viewer,
  pageId: number,
  executor: Executor = db,
): Promise<{ others: PageEditor[]; own: PageEditor | null }> {
  const rows = await executor.execute<PageEditor & { own: boolean }>(sql`
    select u.handle, greatest(0, floor(extract(epoch from now() - e.since) / 60))::int as minutes,
      e.user_id = ${viewer.id} as own
    from page_editor e join users u on u.id = e.user_id
    where e.page_id = ${pageId} and e.seen_at > now() - ${SILENT_MINUTES} * interval '1 minute'
    order by e.since limit ${MOST + 1}`)
  const people = rows.map(({ handle, minutes }) => ({ handle, minutes }))
  return {
    others: people.filter(({ handle }) => handle !== viewer.handle).slice(0, MOST),
    own: people.find(({ handle }) => handle === viewer.handle) ?? null,
  }
}
