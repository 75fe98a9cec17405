import 'server-only'
import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { UNUSED_DAYS } from './limits'

/**
 * Removes files that no post, draft or open suggestion names a week after they were sent. What a moderator removed keeps its
 * empty row, so that its address goes on saying so.
 */
export async function removeUnusedFiles(tx: Transaction): Promise<number> {
  const rows = await tx.execute(sql`
    delete from attachment a
    where a.uploaded_at < now() - ${UNUSED_DAYS} * interval '1 day' and a.size > 0
      and not exists (select 1 from post_attachment pa where pa.attachment_id = a.id)
      and not exists (select 1 from draft d where strpos(d.fields, a.hash) > 0)
      and not exists (select 1 from suggestion s where s.outcome is null and strpos(s.body_markdown, a.hash) > 0)
    returning a.id`)
  return rows.length
}
