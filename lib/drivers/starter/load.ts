import 'server-only'
import { sql } from 'drizzle-orm'
import { type Transaction, transaction } from '@/db/client'
import { drivers } from '@/db/schema'
import { expire, tags } from '@/lib/cache'
import { readClaims, readDrivers, type StarterDriver } from './read'

const DEADLINE_MS = 30_000

/**
 * Brings the tables to what db/starter/drivers says, by natural key. What people added or edited stays as they left it;
 * drivers, interfaces and claims have no editors, so there the files decide.
 */
export async function loadDrivers(): Promise<{ drivers: number; claims: number }> {
  const rows = readDrivers()
  const claims = readClaims()
  await transaction(
    async (tx) => {
      for (const row of rows) await writeDriver(tx, row)
      for (const row of rows) await writeBranches(tx, row)
      for (const row of rows) await writeReleases(tx, row)
      for (const row of rows) await writeApis(tx, row)
      await writeClaims(tx, claims)
    },
    { deadlineMs: DEADLINE_MS },
  )
  expire(tags.devices, ...rows.map(({ slug }) => tags.driver(slug)))
  return { drivers: rows.length, claims: claims.length }
}

async function writeDriver(tx: Transaction, row: StarterDriver): Promise<void> {
  const { branches: _, releases: __, apis: ___, slug, module, ...rest } = row
  const facts = { ...rest, module: module ?? null }
  await tx
    .insert(drivers)
    .values({ slug, ...facts })
    .onConflictDoUpdate({ target: drivers.slug, set: facts })
}

/** A branch with a revision was edited by somebody. */
async function writeBranches(tx: Transaction, { slug, branches }: StarterDriver): Promise<void> {
  if (branches.length === 0) return
  await tx.execute(sql`
    insert into branch (driver, name, kind, end_of_life, drops, note, source_url)
    select ${slug}, name, kind, end_of_life::date, drops, note, source_url
    from jsonb_to_recordset(${JSON.stringify(branches.map(snake))}::jsonb)
      as given (name text, kind text, end_of_life text, drops text[], note text, source_url text)
    on conflict (driver, name) do update set kind = excluded.kind, end_of_life = excluded.end_of_life,
      drops = excluded.drops, note = excluded.note, source_url = excluded.source_url
    where not exists (select 1 from release_revision r where r.branch_id = branch.id)`)
}

async function writeReleases(tx: Transaction, { slug, releases }: StarterDriver): Promise<void> {
  if (releases.length === 0) return
  await tx.execute(sql`
    insert into release (driver, branch_id, version, released_on, note, source_url, date_source_url)
    select ${slug}, b.id, version, released_on::date, given.note, given.source_url, given.date_source_url
    from jsonb_to_recordset(${JSON.stringify(releases.map(snake))}::jsonb)
      as given (branch text, version text, released_on text, note text, source_url text,
        date_source_url text)
      join branch b on b.driver = ${slug} and b.name = given.branch
    on conflict (driver, version) do update set branch_id = excluded.branch_id, released_on = excluded.released_on,
      note = excluded.note, source_url = excluded.source_url, date_source_url = excluded.date_source_url
    where release.added_by is null
      and not exists (select 1 from release_revision r where r.release_id = release.id)`)
}

async function writeApis(tx: Transaction, { slug, apis }: StarterDriver): Promise<void> {
  const given = sql`jsonb_to_recordset(${JSON.stringify(apis.map(snake))}::jsonb)
    as given (api text, hardware text, support text, version text, note text, source_url text)`
  await tx.execute(sql`
    delete from api_support a where a.driver = ${slug}
      and not exists (select 1 from ${given} where given.api = a.api and given.hardware = a.hardware)`)
  await tx.execute(sql`
    insert into api_support (driver, api, hardware, support, version, note, source_url)
    select ${slug}, api, hardware, support, version, note, source_url from ${given}
    on conflict (driver, api, hardware) do update set support = excluded.support, version = excluded.version,
      note = excluded.note, source_url = excluded.source_url`)
}

async function writeClaims(tx: Transaction, claims: ReturnType<typeof readClaims>): Promise<void> {
  await tx.execute(sql`
    insert into compatibility_claim
      (driver, branch, hardware, kernel, distribution, framework, outcome, claimant, source_url, as_of)
    select driver, branch, hardware, kernel, distribution, framework, outcome, claimant, source_url, as_of::date
    from jsonb_to_recordset(${JSON.stringify(claims.map(snake))}::jsonb)
      as given (driver text, branch text, hardware text, kernel text, distribution text, framework text,
        outcome text, claimant text, source_url text, as_of text)
    on conflict (driver, branch, hardware, kernel, distribution, framework) do update set
      outcome = excluded.outcome, claimant = excluded.claimant, source_url = excluded.source_url, as_of = excluded.as_of`)
}

function snake<T extends Record<string, unknown>>(row: T): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  )
}
