import 'server-only'
import { and, desc, eq, lt } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { events, settings, users } from '@/db/schema'
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

const PAGE = 50

/** Who changed which threshold, newest first; `older` is the cursor of the next page, or null. */
export async function listSettingChanges(before: number | null) {
  const rows = await db
    .select({ id: events.id, at: events.at, by: users.handle, data: events.data })
    .from(events)
    .leftJoin(users, eq(users.id, events.actorId))
    .where(and(eq(events.verb, 'changed-setting'), before === null ? undefined : lt(events.id, before)))
    .orderBy(desc(events.id))
    .limit(PAGE + 1)
  const changes = rows.slice(0, PAGE).map(({ data, ...row }) => ({
    ...row,
    label: String(data.label ?? data.key ?? ''),
    before: String(data.before ?? ''),
    after: String(data.after ?? ''),
  }))
  return { changes, older: rows.length > PAGE ? (changes.at(-1)?.id ?? null) : null }
}
