import { randomBytes, randomUUID } from 'node:crypto'
import { withScriptClient } from '@/db/client'
import { hashToken } from '@/lib/auth/tokens'

/** Signs bench accounts in by session rows and lifts the daily limits, which are not what is measured. */
export async function signIn(url: string, count: number): Promise<string[]> {
  const tokens = Array.from({ length: count }, () => randomBytes(32).toString('base64url'))
  await withScriptClient(url, async (sql) => {
    const rows = tokens.map((token, index) => ({
      session_token: hashToken(token),
      id: randomUUID(),
      user_id: `bench-${index}`,
      expires: new Date(Date.now() + 86_400_000),
    }))
    await sql`insert into session ${sql(rows)}`
    for (const action of ['votes', 'answers']) {
      for (const group of ['new', 'member']) {
        await sql`insert into setting (key, value) values (${`${group}.${action}PerDay`}, ${sql.json(100_000)})
          on conflict (key) do update set value = excluded.value`
      }
    }
  })
  return tokens
}
