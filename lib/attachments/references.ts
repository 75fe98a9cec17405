import 'server-only'
import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { filesIn } from './names'

/** Notes which files a text names. Never takes one away: an older revision may show it. */
export async function keepFiles(tx: Transaction, postId: number, markdown: string): Promise<void> {
  const hashes = filesIn(markdown)
  if (hashes.length === 0) return
  await tx.execute(sql`
    insert into post_attachment (post_id, attachment_id)
    select ${postId}, id from attachment where hash in ${hashes} on conflict do nothing`)
}
