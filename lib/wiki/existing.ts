import 'server-only'
import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'

/** Which of these paths lead to a page that can be read, at its own or a former address. */
export async function listExistingPaths(executor: Executor, paths: string[]): Promise<Set<string>> {
  if (paths.length === 0) return new Set()
  const split = paths.map((path) => path.split('/')).filter((parts) => parts.length === 2)
  if (split.length === 0) return new Set()
  const wanted = sql.join(
    split.map(([vendor, slug]) => sql`(${vendor}::text, ${slug}::text)`),
    sql`, `,
  )
  const rows = await executor.execute<{ path: string }>(sql`
    with wanted (vendor, slug) as (values ${wanted})
    select w.vendor || '/' || w.slug as path from wanted w join page using (vendor, slug)
      join post p on p.id = page.post_id and p.visible
    union
    select w.vendor || '/' || w.slug from wanted w join page_redirect r using (vendor, slug)
      join post p on p.id = r.page_id and p.visible`)
  return new Set(rows.map((row) => row.path))
}
