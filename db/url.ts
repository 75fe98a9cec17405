export type DatabaseSettings = {
  url: string
  /** The most connections this process opens. */
  size: number
  /** False behind a transaction pooler (PgBouncer): no named statements, no session settings. */
  session: boolean
}

/**
 * Says where the database is. Kept in the environment so that every bundle of the server and every child
 * process sees the same one.
 */
export function configureDatabase(url: string): void {
  process.env.DATABASE_URL = url
}

/**
 * Reads `DATABASE_URL`. Two query parameters are ours and are not sent to Postgres: `pool=20` and
 * `prepare=false`, the latter for PgBouncer in transaction mode.
 */
export function databaseSettings(url = process.env.DATABASE_URL): DatabaseSettings {
  if (!url) throw new Error('DATABASE_URL is not set and no database was configured')
  if (last?.given !== url) last = { given: url, settings: parse(url) }
  return last.settings
}

// Asked before every statement, and the answer hardly ever changes.
let last: { given: string; settings: DatabaseSettings } | undefined

function parse(url: string): DatabaseSettings {
  const address = new URL(url)
  const size = Number(address.searchParams.get('pool') ?? 10)
  const session = address.searchParams.get('prepare') !== 'false'
  if (!Number.isInteger(size) || size < 1)
    throw new Error('DATABASE_URL: pool must be a whole number above 0')
  address.searchParams.delete('pool')
  address.searchParams.delete('prepare')
  return { url: address.href, size, session }
}
