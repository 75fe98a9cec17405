import 'server-only'
import { asc, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { passkeys } from '@/db/schema'

/** A person's passkeys, the oldest first. */
export async function listPasskeys(userId: string) {
  return db
    .select({
      id: passkeys.id,
      name: passkeys.name,
      transports: passkeys.transports,
      createdAt: passkeys.createdAt,
      lastUsedAt: passkeys.lastUsedAt,
    })
    .from(passkeys)
    .where(eq(passkeys.userId, userId))
    .orderBy(asc(passkeys.createdAt))
}
