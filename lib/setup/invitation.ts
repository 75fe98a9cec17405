import { createHash, randomBytes } from 'node:crypto'
import { withScriptClient } from '@/db/client'
import { databaseSettings } from '@/db/url'

/**
 * A fresh one-time link for whoever sets the site up, as long as it has no administrator. Links of other
 * instances and earlier starts stay good for a day; all die with the first administrator.
 */
export async function inviteAdministrator(): Promise<string | null> {
  const token = randomBytes(24).toString('base64url')
  // Without the deadlines of the pool: a cold machine may need more than those, and a start must outlast it.
  const invited = await withScriptClient(databaseSettings().url, async (sql) => {
    const rows = await sql`
      insert into admin_invitation (token_hash)
      select ${hashInvitation(token)} where not exists (select 1 from users where role = 'administrator')
      returning 1`
    await sql`delete from admin_invitation where used_at is null and created_at < now() - interval '1 day'`
    return rows.length > 0
  })
  return invited ? `/welcome/${token}` : null
}

/** What the table keeps of a link's token. */
export function hashInvitation(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
