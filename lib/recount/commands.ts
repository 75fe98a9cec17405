import 'server-only'
import { sql } from 'drizzle-orm'
import { transaction } from '@/db/client'
import { getSettings } from '@/lib/settings/queries'
import { measures } from './measures'

export type Finding = { name: string; wrong: string[]; count: number; repaired: boolean }

const MINUTES_30 = 1_800_000

/** Compares everything derived with a recount; with `repair` sets right what can be. One transaction a measure. */
export async function recount({ repair }: { repair: boolean }): Promise<Finding[]> {
  const cap = (await getSettings())['reputation.dailyCap']
  const findings: Finding[] = []
  for (const { name, wrong, repair: statement } of measures(cap)) {
    const finding = await transaction(
      async (tx): Promise<Finding> => {
        await tx.execute(sql`set local statement_timeout = 0`)
        const rows = await tx.execute<{ id: string; count: number }>(
          sql`with wrong as (${wrong}) select id, (select count(*)::int from wrong) as count from wrong limit 5`,
        )
        const count = rows[0]?.count ?? 0
        const repaired = repair && count > 0 && statement !== undefined
        if (repaired) await tx.execute(statement)
        return { name, wrong: rows.map((row) => row.id), count, repaired }
      },
      { deadlineMs: MINUTES_30 },
    )
    findings.push(finding)
  }
  return findings
}
