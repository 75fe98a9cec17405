import { setTimeout as pause } from 'node:timers/promises'
import { withScriptClient } from '@/db/client'

/** Ends sessions of the app's pool one after the other, `perSecond` of them, until `total` have died. */
export function killBackends(url: string, { total, perSecond }: { total: number; perSecond: number }) {
  return withScriptClient(url, async (sql) => {
    let killed = 0
    const giveUp = performance.now() + (total / perSecond) * 3_000
    while (killed < total && performance.now() < giveUp) {
      const ended = await sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'nomodeset' and datname = current_database() order by random() limit 1`
      killed += ended.length
      await pause(1_000 / perSecond)
    }
    return killed
  })
}
