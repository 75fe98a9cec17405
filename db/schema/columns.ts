import { bigint, customType, text, timestamp } from 'drizzle-orm/pg-core'

/** Case-insensitive text (extension citext). */
export const citext = customType<{ data: string }>({ dataType: () => 'citext' })
export const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })
export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })
/** 64-bit transaction id; read as text because it does not fit a JS number. */
export const xid8 = customType<{ data: string }>({ dataType: () => 'xid8' })

export const moment = () => timestamp({ withTimezone: true, mode: 'date' })
export const createdAt = () => moment().notNull().defaultNow()
export const postRef = () => bigint({ mode: 'number' })
export const userRef = () => text()
