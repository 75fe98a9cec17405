import 'server-only'
import { db, type Executor } from '@/db/client'
import { settings } from '@/db/schema'
import { initialSettings, isSettingKey, type Settings, settingDefinitions } from './definitions'

/** All thresholds with defaults filled in. Small table, read fresh: a change applies to the next request. */
export async function getSettings(executor: Executor = db): Promise<Settings> {
  const rows = await executor.select({ key: settings.key, value: settings.value }).from(settings)
  const current = { ...initialSettings }
  for (const { key, value } of rows) {
    if (!isSettingKey(key)) continue
    const parsed = settingDefinitions[key].input.safeParse(value)
    if (parsed.success) current[key] = parsed.data
  }
  return current
}
