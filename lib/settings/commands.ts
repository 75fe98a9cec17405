import 'server-only'
import { sql } from 'drizzle-orm'
import { transaction } from '@/db/client'
import { settings } from '@/db/schema'
import { expire, tags } from '@/lib/cache'
import { record } from '@/lib/events/record'
import { refuseAdministrating } from '@/lib/moderation/policy'
import { fail, ok, type Result } from '@/lib/result'
import type { Viewer } from '@/lib/users/types'
import { isSettingKey, type SettingKey, settingDefinitions, settingKeys } from './definitions'
import { getSettings } from './queries'

type Change = { key: SettingKey; before: number; after: number }

/** Changes thresholds; every change is logged with before and after. Other fields are ignored. */
export async function changeSettings(
  viewer: Viewer,
  fields: Record<string, string>,
): Promise<Result<{ changes: Change[] }>> {
  const refused = refuseAdministrating(viewer)
  if (refused) return refused
  const wished = parse(fields)
  if (!wished.ok) return wished
  const changes = await transaction(async (tx) => {
    await tx.execute(sql`lock table setting in share row exclusive mode`)
    const current = await getSettings(tx)
    const different = settingKeys.flatMap((key): Change[] => {
      const after = wished.value[key]
      return after === undefined || after === current[key] ? [] : [{ key, before: current[key], after }]
    })
    for (const { key, before, after } of different) {
      const row = { value: after, changedBy: viewer.id, changedAt: new Date() }
      await tx
        .insert(settings)
        .values({ key, ...row })
        .onConflictDoUpdate({ target: settings.key, set: row })
      const data = { key, label: settingDefinitions[key].label, before, after }
      await record(tx, { actorId: viewer.id, verb: 'changed-setting', data })
    }
    return different
  })
  if (changes.length > 0) expire(tags.settings)
  return ok({ changes })
}

function parse(fields: Record<string, string>): Result<Partial<Record<SettingKey, number>>> {
  const values: Partial<Record<SettingKey, number>> = {}
  const wrong: Record<string, string> = {}
  for (const [key, text] of Object.entries(fields)) {
    if (!isSettingKey(key)) continue
    const parsed = settingDefinitions[key].input.safeParse(text)
    if (parsed.success) values[key] = parsed.data
    else wrong[key] = 'A whole number from 0 to 100000.'
  }
  if (Object.keys(wrong).length === 0) return ok(values)
  return fail('invalid', 'Some values are not whole numbers.', { fields: wrong })
}
