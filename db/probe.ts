import postgres from 'postgres'
import { codeOf, SetupFailure } from './failure'
import { databaseSettings } from './url'

/** Nomodeset's SQL is tested with this version and later ones. */
const oldestServer = 15

/** Connects once and says in one line what is wrong with the address, the account or the server. */
export async function probeDatabase(url: string): Promise<void> {
  const address = checkedAddress(url)
  const sql = postgres(databaseSettings(url).url, { max: 1, connect_timeout: 10, onnotice: () => undefined })
  try {
    const [row] = await sql<{ version: string }[]>`select current_setting('server_version_num') as version`
    const version = Math.floor(Number(row?.version) / 10_000)
    if (version < oldestServer) {
      throw new SetupFailure(
        `DATABASE_URL: the server is PostgreSQL ${version}, Nomodeset needs ${oldestServer} or later.`,
      )
    }
  } catch (error) {
    throw error instanceof SetupFailure ? error : new SetupFailure(explain(error, address), { cause: error })
  } finally {
    await sql.end({ timeout: 1 }).catch(() => undefined)
  }
}

/** Creates a database on the server of `url` unless it is there. */
export async function ensureDatabase(url: string, name: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  try {
    const [found] = await sql`select 1 from pg_database where datname = ${name}`
    if (!found) await sql`create database ${sql(name)}`
  } finally {
    await sql.end({ timeout: 1 })
  }
}

function checkedAddress(url: string): URL {
  const shape = 'postgres://user:password@host:5432/database'
  let address: URL
  try {
    address = new URL(url)
  } catch {
    throw new SetupFailure(`DATABASE_URL is not an address; it should look like ${shape}.`)
  }
  if (!/^postgres(ql)?:$/.test(address.protocol)) {
    throw new SetupFailure(
      `DATABASE_URL should begin with postgres://, not ${address.protocol}//; it should look like ${shape}.`,
    )
  }
  if (address.pathname.length < 2) throw new SetupFailure('DATABASE_URL names no database after the host.')
  return address
}

/** Never repeats the password. */
function explain(error: unknown, address: URL): string {
  const server = address.host || address.searchParams.get('host') || 'localhost'
  const user = decodeURIComponent(address.username)
  const database = decodeURIComponent(address.pathname.slice(1))
  const explanations: Record<string, string> = {
    '28P01': `${server} refused the password of "${user}".`,
    '28000': `${server} does not let "${user}" in: ${messageOf(error)}.`,
    '3D000': `${server} has no database "${database}".`,
    '42501': `"${user}" may not use the database "${database}".`,
    '53300': `${server} has no connection to spare.`,
    '53100': `the disk of ${server} is full.`,
    '57P03': `${server} is starting up or shutting down; try again in a moment.`,
    ECONNREFUSED: `nothing answers at ${server}.`,
    ENOTFOUND: `there is no host ${address.hostname}.`,
    EAI_AGAIN: `the name ${address.hostname} cannot be looked up.`,
    ENOENT: `there is no socket at ${server}.`,
    CONNECT_TIMEOUT: `${server} does not answer within 10 seconds.`,
    ETIMEDOUT: `${server} does not answer.`,
    EHOSTUNREACH: `${server} cannot be reached.`,
    ENETUNREACH: `${server} cannot be reached.`,
  }
  return `DATABASE_URL: ${explanations[codeOf(error) ?? ''] ?? `${messageOf(error)}.`}`
}

function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join('; ')
  const text = error instanceof Error ? error.message : String(error)
  return text.replace(/\s+/g, ' ').replace(/\.$/, '')
}
