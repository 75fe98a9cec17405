import 'server-only'
import { count, isNull } from 'drizzle-orm'
import { db } from '@/db/client'
import { devices } from '@/db/schema'

export async function countNameless(): Promise<number> {
  const [row] = await db.select({ number: count() }).from(devices).where(isNull(devices.name))
  return row?.number ?? 0
}
